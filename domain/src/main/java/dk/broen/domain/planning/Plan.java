package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be done for one citizen now: the difference between what is true, who should know it, and who was told (design.md §3).
 *
 * @param municipality the acting municipality, if it is clear
 * @param notices what is said now
 * @param kept entries of the ledger that wait or are tried and are still right
 * @param held entries that wait and may not leave until a consent register can be read
 * @param withdrawn entries that wait or are tried and must not leave any more
 * @param decisions the decisions that changed
 * @param open tasks to open
 * @param close keys of tasks whose reason is gone
 * @param wardAnswers answers to wards that changed
 * @param wardAnswersKept of what was planned to be answered before: the last answer about each stay, if it is still right
 * @param wardAnswersHeld the last answer about each stay of which it is not known whether it is right, because a decision is held
 * @param lookAgain the first instant at which the plan could differ without another occasion
 * @param steps what is true, who should know, who may have heard, and the difference; without citizen data
 */
public record Plan(Optional<MunicipalityCode> municipality, List<Notice> notices, List<Kept> kept, List<LedgerEntryId> held,
    List<Withdrawn> withdrawn, List<Decision> decisions, List<WorkItem> open, List<String> close, List<WardAnswer> wardAnswers,
    List<WardAnswer> wardAnswersKept, List<WardAnswer> wardAnswersHeld, Optional<Instant> lookAgain, List<String> steps) {
    /**
     * A notice to one recipient, on one or more channels.
     *
     * @param steps how the channels were chosen
     */
    public record Notice(Content content, List<Delivery> deliveries, List<String> steps) {
        public Notice {
            deliveries = List.copyOf(deliveries);
            steps = List.copyOf(steps);
        }
    }

    /**
     * An entry of the ledger that is still right, with what it says when it leaves now.
     *
     * @param revived whether it was dropped after an attempt and is tried again under the same id
     */
    public record Kept(LedgerEntryId entry, Content content, boolean revived) {}

    /** @param reason a stable code */
    public record Withdrawn(LedgerEntryId entry, String reason) {}

    public Plan {
        notices = List.copyOf(notices);
        kept = List.copyOf(kept);
        held = List.copyOf(held);
        withdrawn = List.copyOf(withdrawn);
        decisions = List.copyOf(decisions);
        open = List.copyOf(open);
        close = List.copyOf(close);
        wardAnswers = List.copyOf(wardAnswers);
        wardAnswersKept = List.copyOf(wardAnswersKept);
        wardAnswersHeld = List.copyOf(wardAnswersHeld);
        steps = List.copyOf(steps);
    }

    /**
     * Whether the plan tells the same recipient at another contact point, in full and at once, all that came back. A pointer is not enough,
     * and neither is what waits for the opening of the unit (domain.md §6).
     *
     * @param at for when the plan was made
     */
    public boolean tellsElsewhere(LedgerEntry cameBack, Instant at) {
        return notices.stream().filter(notice -> notice.content().recipient().equals(cameBack.recipient()))
            .filter(notice -> says(notice.content().words(), cameBack.words())).flatMap(notice -> notice.deliveries().stream())
            .anyMatch(delivery -> delivery.content() != ContentLevel.POINTER && !delivery.due().isAfter(at)
                && !cameBack.plannedFor().contains(delivery.to()));
    }

    private static boolean says(Words planned, Words before) {
        return planned.remind() == before.remind() && planned.partEnded() == before.partEnded()
            && before.says().stream().allMatch(saying -> planned.says().stream().anyMatch(saying::agreesWith))
            && planned.takesBack().containsAll(before.takesBack());
    }

    /** The outcome of the occasion: exactly one, the first that applies (domain.md §4, design.md §4.6). */
    public Outcome outcome() {
        if (decisions.stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Held)) {
            return Outcome.HELD;
        }
        if (!notices.isEmpty()) {
            return Outcome.NOTIFIED;
        }
        if (decisions.stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Withheld)) {
            return Outcome.WITHHELD;
        }
        return open.isEmpty() ? Outcome.NOBODY_CONCERNED : Outcome.WORK_ITEM;
    }

    /** Whether the plan leaves everything as it is. */
    public boolean changesNothing() {
        return notices.isEmpty() && withdrawn.isEmpty() && decisions.isEmpty() && open.isEmpty() && close.isEmpty() && wardAnswers.isEmpty()
            && kept.stream().noneMatch(Kept::revived);
    }

    /** All flags that a notice of this plan carries. */
    public Set<Flag> flags() {
        return notices.stream().flatMap(notice -> notice.content().flags().stream()).collect(Collectors.toSet());
    }

    /** {@code HELD} is not final: the citizen is looked at again until the outcome is one of the others. */
    public enum Outcome {
        NOTIFIED, WITHHELD, NOBODY_CONCERNED, WORK_ITEM, HELD
    }
}
