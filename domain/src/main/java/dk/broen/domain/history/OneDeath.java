package dk.broen.domain.history;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.matter.Death;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one death of the citizen, told once however many hospitals report it (domain.md §3). Of the reports of one hospital the first in
 * clinical order counts. Of several hospitals the one whose report was told keeps its word, also if it put its report right since then:
 * another hospital does not correct it.
 */
final class OneDeath {
    private final List<StayEvent> reported;
    private final List<Saying> told;

    private OneDeath(Collection<Said> messages, List<Saying> known) {
        this.reported = messages.stream().map(Said::event)
            .filter(event -> event.type() == EventType.DECEASED && event.nature() != EventNature.CANCELLATION).toList();
        this.told = known.stream().filter(saying -> saying.type() == EventType.DECEASED).toList();
    }

    /**
     * The death, under the key that was handed on to it.
     *
     * @param standing the reports that stand, in clinical order
     * @param messages all messages, also those that were replaced
     * @param known what anybody heard or may have heard, in the order in which it was said
     */
    static Optional<Death> of(List<Said> standing, Collection<Said> messages, List<Saying> known) {
        OneDeath one = new OneDeath(messages, known);
        return standing.stream()
            .min(Comparator.comparing(one::lastTold, Comparator.reverseOrder()).thenComparing(report -> !one.toldWithPlace(report)))
            .map(report -> one.handedOn(new Death(MatterKey.mint(EventType.DECEASED, report.occasion()), report.event().occurredAt(),
                report.event().department(), elsewhere(report, standing),
                report.event().oldLoad())));
    }

    /** A department of each other hospital that reports the death. */
    private static List<Department> elsewhere(Said report, List<Said> standing) {
        return standing.stream().map(said -> said.event().department())
            .filter(department -> !department.hospital().equals(report.event().department().hospital()))
            .collect(Collectors.toMap(Department::hospital, Function.identity(), (first, later) -> first, LinkedHashMap::new)).values()
            .stream().toList();
    }

    /** How late among the sayings a time that the hospital ever reported was told; negative if none was. */
    private int lastTold(Said report) {
        List<Instant> times = told.stream().map(Saying::at).toList();
        return by(hospital(report)).mapToInt(event -> times.lastIndexOf(event.occurredAt())).max().orElse(-1);
    }

    private boolean toldWithPlace(Said report) {
        return by(hospital(report)).anyMatch(event -> told.stream().anyMatch(saying -> saying.at().equals(event.occurredAt())
            && saying.department().equals(Optional.of(event.department().name()))));
    }

    private Stream<StayEvent> by(HospitalId hospital) {
        return reported.stream().filter(event -> event.stay().hospital().equals(hospital));
    }

    private static HospitalId hospital(Said report) {
        return report.event().stay().hospital();
    }

    private Death handedOn(Death death) {
        return told.stream()
            .min(Comparator.comparing((Saying saying) -> !saying.at().equals(death.at())).thenComparing(Saying::matter))
            .map(saying -> death.withKey(saying.matter())).orElse(death);
    }
}
