package dk.broen.hub.api;

import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.StoredWorkItem.Standing;
import dk.broen.adapters.followup.WorkItemSteps;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.routes.followup.AskAbout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A work item as the API gives it out. */
final class WorkItemAnswer {
    private WorkItemAnswer() {
    }

    /**
     * A line of the list. It names no citizen.
     *
     * @param hospital whose wards must act, if it is for a ward
     * @param municipality which must act, if it is for a municipality
     * @param takenBy the client that works on it
     * @param occasion the reference that {@code why} is asked with; for operators only
     * @param because why it was opened; for operators only, because it can name another municipality. {@code MAIL_REPLY} names a notice only
     * @param messages the messages that wait, for {@code REPLACEMENT_CPR}
     */
    record Line(String reference, WorkItem.Kind kind, WorkItem.Owner owner, Optional<String> hospital, Optional<String> municipality,
        Standing state, Instant openedAt, Instant due, boolean overdue, Optional<String> takenBy, Optional<Instant> takenAt,
        Optional<String> closedBy, Optional<Instant> closedAt, Optional<Answer.Code> answer, Optional<String> occasion,
        Optional<String> because, Optional<Messages> messages) {

        static Line of(StoredWorkItem stored, Optional<ReplacementNumbers.Count> count, boolean operator, Instant now) {
            WorkItem item = stored.item();
            return new Line(stored.reference(), item.kind(), stored.owner(),
                item.addressee().filter(Addressee.Ward.class::isInstance).map(ward -> ((Addressee.Ward) ward).hospital().value()),
                item.addressee().filter(Addressee.OneMunicipality.class::isInstance)
                    .map(one -> ((Addressee.OneMunicipality) one).municipality().value()),
                stored.standing(), stored.createdAt(), stored.due(), stored.overdue(now), stored.taken().map(StoredWorkItem.Taken::by),
                stored.taken().map(StoredWorkItem.Taken::at), stored.closed().map(StoredWorkItem.Closed::by),
                stored.closed().map(StoredWorkItem.Closed::at), stored.closed().flatMap(StoredWorkItem.Closed::answer),
                stored.occasionReference().filter(known -> operator),
                Optional.of(item.because()).filter(known -> operator || item.kind() == WorkItem.Kind.MAIL_REPLY),
                count.map(some -> new Messages(some.messages(), some.first(), some.last())));
        }
    }

    /** How many messages a work item is about, and when the first and the last of them came. */
    record Messages(int count, Instant first, Instant last) {}

    /**
     * A work item with everything that the reader needs to act.
     *
     * @param citizen the CPR number, for the one who must act and may know; never for an operator
     * @param replacementNumber the replacement CPR number, for the hospital that must say whose it is; never for an operator
     * @param answers the answers that it accepts now; empty if it is closed
     * @param askAbout whom the citizen can be asked about, for {@code ASK_FOR_CONSENT}
     * @param closedBecause the reason that was given with the answer; an operator reads it only if operators had to act
     */
    record Detail(Line item, Optional<String> citizen, Optional<String> replacementNumber, Set<Answer.Code> answers,
        Optional<AskedAbout> askAbout,
        Optional<String> closedBecause, List<Happened> history) {
        static Detail of(StoredWorkItem stored, Optional<ReplacementNumbers.Count> count, List<WorkItemSteps.Step> steps,
            AskAbout.Detail detail, boolean operator, Instant now) {
            return new Detail(Line.of(stored, count, operator, now), detail.citizen().map(Cpr::digits),
                detail.replacement().map(ReplacementCpr::value),
                stored.standing().open() ? new TreeSet<>(Answer.Code.acceptedFor(stored.item().kind())) : Set.of(),
                detail.asked().map(AskedAbout::of), stored.closed().map(StoredWorkItem.Closed::because)
                    .filter(because -> !operator || stored.item().addressee().isEmpty()),
                history(stored, steps, operator));
        }

        private static List<Happened> history(StoredWorkItem stored, List<WorkItemSteps.Step> steps, boolean operator) {
            List<Happened> history = new ArrayList<>(List.of(Happened.of(stored.createdAt(), "OPENED", "hub")));
            steps.forEach(step -> history.add(new Happened(step.at(), step.what().name(), step.by(),
                step.because().filter(because -> !operator || stored.item().addressee().isEmpty()))));
            stored.closed().ifPresent(closed -> history.add(Happened.of(closed.at(), stored.standing().name(), closed.by())));
            return history.stream().sorted(Comparator.comparing(Happened::at)).toList();
        }

        @Override
        public String toString() {
            return "Detail[" + item.reference() + "]";
        }
    }

    /**
     * Whom the citizen can be asked about, one by one.
     *
     * @param region the consent covers hospitals of this region
     */
    record AskedAbout(String municipality, String region, List<Function> functions) {
        static AskedAbout of(Asked asked) {
            return new AskedAbout(asked.municipality().value(), asked.region().value(), asked.titles().entrySet().stream()
                .map(title -> new Function(title.getKey().code(), title.getValue(), asked.inWriting().contains(title.getKey()))).toList());
        }
    }

    /** @param inWriting whether the municipality requires a written consent */
    record Function(String function, String title, boolean inWriting) {}

    /**
     * @param by the client, or the hub
     * @param because the reason, if one was asked for; for whoever had to act
     */
    record Happened(Instant at, String what, String by, Optional<String> because) {
        static Happened of(Instant at, String what, String by) {
            return new Happened(at, what, by, Optional.empty());
        }
    }
}
