package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.history.Stay;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Open stays of which nothing was heard for long (design.md §3). The ward is asked whether the stay is over. If nobody has answered in the time
 * that the ward has for it, each municipality is asked that knows of the stay and may know of it today: it can end the stay ({@link StayEnds}). Whoever
 * answers, answers for all. What is heard of the stay after that makes it another question.
 */
final class StaleStays {
    private final Permissions permissions;
    private final Situation situation;
    private final List<Stay> stale;
    private final List<Question> questions;

    StaleStays(Permissions permissions) {
        this.permissions = permissions;
        this.situation = permissions.situation();
        Concerns concerns = new Concerns(situation);
        this.stale = situation.course().death().isPresent() ? List.of()
            : situation.course().stays().stream().filter(stay -> stay.open() && concerns.stale(stay)).toList();
        this.questions = stale.stream().filter(stay -> !isAnsweredByAMunicipality(stay)).map(this::question).toList();
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

    /** Whether the task of the municipality is about a stay of which somebody in the municipality may know today, openly. */
    boolean mayBeNamed(MunicipalityCode municipality, String key) {
        return stale.stream().filter(stay -> task(municipality, stay).key().equals(key))
            .anyMatch(stay -> verdicts(municipality, stay).anyMatch(StaleStays::opens));
    }

    private Question question(Stay stay) {
        WorkItem task = situation.aboutLastHeard(Kind.STALE_STAY, stay, "nothing was heard of the open stay since " + day(stay));
        return new Question(stay, task, switch (state(task)) {
            case OPEN -> Optional.of(situation.due().getOrDefault(task.key(), dueFrom(task)));
            case REASON_GONE -> Optional.of(dueFrom(task));
            case DONE, DENIED -> Optional.empty();
        });
    }

    private Instant dueFrom(WorkItem task) {
        return situation.rules().deadlines().due(task.kind(), situation.at());
    }

    private WorkItem.State state(WorkItem task) {
        return Optional.ofNullable(situation.items().get(task.key())).orElse(WorkItem.State.REASON_GONE);
    }

    private boolean isAnsweredByAMunicipality(Stay stay) {
        return codes().anyMatch(code -> state(task(code, stay)) == WorkItem.State.DONE);
    }

    private Stream<MunicipalityCode> codes() {
        return permissions.parts().all().stream().map(Part::code).distinct();
    }

    /**
     * A municipality must not learn by a task what it may not be told (domain.md §4). A register that cannot be read opens nothing, and closes nothing
     * that is open.
     */
    private Stream<WorkItem> municipalities(Stay stay) {
        return codes().filter(code -> verdicts(code, stay).anyMatch(verdict -> opens(verdict)
            || verdict instanceof Verdict.Held && state(task(code, stay)) == WorkItem.State.OPEN)).map(code -> task(code, stay));
    }

    /** That a unit knows of the stay on a minimal basis is nobody else's business in its municipality. */
    private static boolean opens(Verdict verdict) {
        return verdict instanceof Verdict.Permitted permitted && !permitted.basis().minimal();
    }

    /** What is answered today about the beginnings that units of the municipality heard, in functions that are nobody's secret. */
    private Stream<Verdict> verdicts(MunicipalityCode code, Stay stay) {
        return permissions.parts().all().stream().filter(part -> part.code().equals(code))
            .flatMap(
                part -> Concerns.beginningsHeard(part, stay).flatMap(saying -> part.today().stream().map(Candidate::function).distinct()
                    .filter(this::isNoSecret).flatMap(function -> permissions.again(part, function, saying).stream())));
    }

    private boolean isNoSecret(UnitFunction function) {
        return !situation.directory().confidential().contains(function) && !situation.directory().namedOnly().contains(function);
    }

    private WorkItem task(MunicipalityCode code, Stay stay) {
        return situation.aboutLastHeard(Kind.NO_END_HEARD, code, stay,
            "nothing was heard of the open stay since " + day(stay) + ", and no ward has answered whether it is over");
    }

    private static LocalDate day(Stay stay) {
        return LocalDate.ofInstant(stay.lastHeardAt(), DENMARK);
    }
}
