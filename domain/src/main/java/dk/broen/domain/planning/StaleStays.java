package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.history.Stay;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Open stays of which nothing was heard for long (design.md §3). The ward is asked whether the stay is over. If nobody has answered in the time
 * that the ward has for it, each municipality that knows of the stay is asked: it can end the stay ({@link StayEnds}).
 */
final class StaleStays {
    private final Permissions permissions;
    private final Situation situation;
    private final List<Question> questions;

    StaleStays(Permissions permissions) {
        this.permissions = permissions;
        this.situation = permissions.situation();
        Concerns concerns = new Concerns(situation);
        this.questions = situation.course().death().isPresent() ? List.of()
            : situation.course().stays().stream().filter(stay -> stay.open() && concerns.stale(stay)).map(this::question).toList();
    }

    /**
     * What the ward is asked.
     *
     * @param until until when the ward has time to answer; empty if a human has answered
     */
    private record Question(Stay stay, WorkItem task, Optional<Instant> until) {}

    /** The tasks of the wards, and those of the municipalities that are asked because no ward has answered. */
    List<WorkItem> tasks() {
        return questions.stream().flatMap(question -> Stream.concat(Stream.of(question.task()),
            question.until().filter(until -> !until.isAfter(situation.at())).stream().flatMap(until -> municipalities(question.stay()))))
            .toList();
    }

    /** When the time of a ward is over. */
    Stream<Instant> deadlines() {
        return questions.stream().flatMap(question -> question.until().stream()).filter(situation.at()::isBefore);
    }

    private Question question(Stay stay) {
        WorkItem task = situation.about(Kind.STALE_STAY, stay,
            "nothing was heard of the open stay since " + LocalDate.ofInstant(stay.lastHeardAt(), DENMARK));
        return new Question(stay, task, switch (Optional.ofNullable(situation.items().get(task.key())).orElse(WorkItem.State.REASON_GONE)) {
            case OPEN -> Optional.of(situation.due().getOrDefault(task.key(), dueFrom(task)));
            case REASON_GONE -> Optional.of(dueFrom(task));
            case DONE, DENIED -> Optional.empty();
        });
    }

    private Instant dueFrom(WorkItem task) {
        return situation.rules().deadlines().due(task.kind(), situation.at());
    }

    /** A municipality that does not know of the stay must not learn of it by a task (domain.md §4). */
    private Stream<WorkItem> municipalities(Stay stay) {
        return permissions.parts().all().stream().filter(part -> part.present() && Concerns.heardBeginning(part, stay))
            .filter(part -> isNoSecret(part, stay)).map(Part::code).distinct().map(code -> task(code, stay));
    }

    /** That a unit of a confidential function knows of the stay is nobody else's business in its municipality. */
    private boolean isNoSecret(Part part, Stay stay) {
        return part.entries().stream().filter(entry -> entry.attemptedAt().isPresent() && says(entry, stay)).map(LedgerEntry::function)
            .anyMatch(function -> !situation.directory().confidential().contains(function)
                && !situation.directory().namedOnly().contains(function));
    }

    private static boolean says(LedgerEntry entry, Stay stay) {
        return entry.words().says().stream().anyMatch(saying -> saying.stay().filter(stay.aliases()::contains).isPresent());
    }

    private WorkItem task(MunicipalityCode code, Stay stay) {
        return situation.about(Kind.NO_END_HEARD, code, stay,
            "nothing was heard of the open stay since " + LocalDate.ofInstant(stay.lastHeardAt(), DENMARK)
                + ", and no ward has answered whether it is over");
    }
}
