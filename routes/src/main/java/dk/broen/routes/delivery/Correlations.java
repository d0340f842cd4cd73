package dk.broen.routes.delivery;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitId;
import dk.broen.mappings.notice.Correlation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes the references by which the program of a unit connects notices. They are keyed hashes: the number of a stay is the hospital's, and
 * nobody finds it again. Those of two units differ, so that the broker does not show that both know of one stay.
 */
@Component
class Correlations {
    private static final Comparator<Saying> LAST = Comparator.comparing(Saying::at).thenComparing(Saying::matter);
    private final CitizenIndex index;

    Correlations(CitizenIndex index) {
        this.index = index;
    }

    Correlation of(ClearedNotice.ToUnit notice) {
        Words words = notice.content().words();
        UnitId unit = notice.content().recipient().unit();
        Map<Saying, Correlation.Named> named = new HashMap<>();
        Stream.concat(words.says().stream(), words.takesBack().stream())
            .forEach(saying -> named.put(saying, new Correlation.Named(matter(saying, unit), stay(saying, notice))));
        Optional<String> subject = about(notice).map(saying -> stay(saying, notice).orElseGet(() -> matter(saying, unit)));
        return new Correlation(subject, notice.replaces().notice(), named, notice.replaces().saidIn());
    }

    /** What the notice is about: what it says last, else what it takes back last, else what the notice before it said. */
    private static Optional<Saying> about(ClearedNotice.ToUnit notice) {
        Words words = notice.content().words();
        return Stream.of(words.says(), words.takesBack(), notice.replaces().said()).filter(sayings -> !sayings.isEmpty()).findFirst()
            .flatMap(Correlations::last);
    }

    private static Optional<Saying> last(List<Saying> sayings) {
        return sayings.stream().max(LAST);
    }

    private String matter(Saying saying, UnitId unit) {
        return index.hash("matter-of-unit", unit.value() + '\0' + saying.matter().value());
    }

    /** A stay keeps the name under which the unit was first told of it. */
    private Optional<String> stay(Saying saying, ClearedNotice.ToUnit notice) {
        return saying.stay().map(stay -> stay(notice.replaces().name(stay), notice.content().recipient().unit()));
    }

    private String stay(StayKey stay, UnitId unit) {
        return index.hash("stay-of-unit", unit.value() + '\0' + stay.hospital().value() + '\0' + stay.episode());
    }
}
