package dk.broen.domain.planning;

import dk.broen.domain.courses.StepRule;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
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
 * @param saying what was told of it first
 * @param municipality whose unit was told
 */
record ToldStep(Saying saying, MunicipalityCode municipality, Stay stay) {
    StepRule rule() {
        return saying.step().orElseThrow().rule();
    }

    /** Each step once, in the order in which they were told first. One of a stay that is none any more is left out. */
    static List<ToldStep> in(Situation situation) {
        Map<MatterKey, ToldStep> first = new LinkedHashMap<>();
        situation.ledger().entries().stream().filter(entry -> !entry.withdrawnUnheard())
            .forEach(entry -> of(entry, situation.course()).forEach(step -> first.putIfAbsent(step.saying().matter(), step)));
        return List.copyOf(first.values());
    }

    private static List<ToldStep> of(LedgerEntry entry, Course course) {
        return entry.words().says().stream().filter(saying -> saying.step().isPresent())
            .flatMap(saying -> stay(saying, course).map(stay -> new ToldStep(saying, entry.municipality(), stay)).stream()).toList();
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
