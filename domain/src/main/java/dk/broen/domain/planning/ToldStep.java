package dk.broen.domain.planning;

import dk.broen.domain.courses.StepRule;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step that somebody was told or is about to be told, with the stay that it is of today. Its messages can have been corrected since, and two
 * feeds can have turned out to report one stay: neither makes another step of it.
 *
 * @param saying what was told of it first, after it was taken back last
 * @param municipality whose unit was told
 * @param stands whether it was not taken back since
 * @param heard whether anybody may have heard of it; else all notices about it wait
 * @param answered whether anybody who was told answered that the notice was received
 */
record ToldStep(Saying saying, MunicipalityCode municipality, Stay stay, boolean stands, boolean heard, boolean answered) {
    StepRule rule() {
        return saying.step().orElseThrow().rule();
    }

    /** Whether the time for an answer is over, or an answer was given: from then on people arrange what it is about. */
    boolean settledAt(Instant at) {
        return answered || saying.step().flatMap(Saying.Step::answerUntil).filter(until -> !until.isAfter(at)).isPresent();
    }

    /** Each step once, in the order in which they were told first. One of a stay that is none any more is left out. */
    static List<ToldStep> in(Situation situation) {
        Map<MatterKey, ToldStep> told = new LinkedHashMap<>();
        situation.ledger().entries().stream().filter(entry -> !entry.withdrawnUnheard()).forEach(entry -> {
            entry.words().takesBack().forEach(saying -> told.computeIfPresent(saying.matter(), (key, step) -> step.takenBack()));
            of(entry, situation.course()).forEach(step -> told.merge(step.saying().matter(), step, ToldStep::and));
        });
        return List.copyOf(told.values());
    }

    private ToldStep takenBack() {
        return new ToldStep(saying, municipality, stay, false, heard, answered);
    }

    private ToldStep and(ToldStep again) {
        return stands ? new ToldStep(saying, municipality, stay, true, heard || again.heard, answered || again.answered) : again;
    }

    private static List<ToldStep> of(LedgerEntry entry, Course course) {
        boolean received = entry.answer().filter(answer -> answer.kind() == Acknowledgement.Kind.RECEIVED).isPresent();
        return entry.words().says().stream().filter(saying -> saying.step().isPresent())
            .flatMap(saying -> stay(saying, course).stream()
                .map(stay -> new ToldStep(saying, entry.municipality(), stay, true, entry.attemptedAt().isPresent(), received)))
            .toList();
    }

    /** A readmission under the same visit number is another stay: the step is of the last one that had begun by then. */
    private static Optional<Stay> stay(Saying saying, Course course) {
        List<Stay> same = course.stays().stream().filter(stay -> saying.stay().filter(stay.aliases()::contains).isPresent()).toList();
        return same.stream().filter(stay -> !begun(stay).isAfter(saying.at())).reduce((earlier, later) -> later)
            .or(() -> same.stream().findFirst());
    }

    private static Instant begun(Stay stay) {
        return stay.begunAt().orElseGet(stay::lastHeardAt);
    }
}
