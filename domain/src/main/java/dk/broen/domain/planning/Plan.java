package dk.broen.domain.planning;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that follows from one event.
 *
 * @param withdrawn notices of earlier events that have not left and must not leave any more
 * @param steps what concerns the event as a whole, for example why nobody is concerned
 */
public record Plan(Optional<MunicipalityCode> municipality, Set<Flag> flags, List<Decision> decisions, List<WorkItem> workItems,
    Optional<WardAnswer> wardAnswer, List<NotificationId> withdrawn, List<String> steps) {
    public Plan {
        flags = Set.copyOf(flags);
        decisions = List.copyOf(decisions);
        workItems = List.copyOf(workItems);
        withdrawn = List.copyOf(withdrawn);
        steps = List.copyOf(steps);
    }

    /** Adds what follows for the former municipality of the citizen. */
    Plan and(ResponsibilityEnd ended) {
        List<Decision> all = Stream.concat(decisions.stream(), ended.decisions().stream()).toList();
        List<NotificationId> allWithdrawn = Stream.concat(withdrawn.stream(), ended.withdrawn().stream()).toList();
        return new Plan(municipality, flags, all, workItems, wardAnswer, allWithdrawn, steps);
    }

    /** A plan that tells nobody. */
    public static Plan nobody(String because, WorkItem... workItems) {
        return new Plan(Optional.empty(), Set.of(), List.of(), List.of(workItems), Optional.empty(), List.of(), List.of(because));
    }

    /** The outcome of the event: exactly one, the first that applies (domain.md §4, design.md §4.6). */
    public Outcome outcome() {
        if (decisions.stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Held)) {
            return Outcome.HELD;
        }
        if (decisions.stream().anyMatch(decision -> !decision.deliveries().isEmpty())) {
            return Outcome.NOTIFIED;
        }
        if (decisions.stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Withheld)) {
            return Outcome.WITHHELD;
        }
        return workItems.isEmpty() ? Outcome.NOBODY_CONCERNED : Outcome.WORK_ITEM;
    }

    /** {@code HELD} is not final: the event is planned again until the outcome is one of the others. */
    public enum Outcome {
        NOTIFIED, WITHHELD, NOBODY_CONCERNED, WORK_ITEM, HELD
    }
}
