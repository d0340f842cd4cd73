package dk.broen.domain.history;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.matter.Death;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MatterKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one death of the citizen, told once however many hospitals report it (domain.md §3). Of the reports of one hospital the first in
 * clinical order counts. Of several hospitals the one whose report was told keeps its word: another hospital does not correct it.
 */
final class OneDeath {
    private final List<Saying> told;

    private OneDeath(List<Saying> known) {
        this.told = known.stream().filter(saying -> saying.type() == EventType.DECEASED).toList();
    }

    /**
     * The death, under the key that was handed on to it.
     *
     * @param reports the reports that stand, in clinical order
     * @param known what anybody heard or may have heard, in the order in which it was first said
     */
    static Optional<Death> of(List<Said> reports, List<Saying> known) {
        Map<HospitalId, Death> byHospital = new LinkedHashMap<>();
        reports.forEach(said -> byHospital.putIfAbsent(said.event().stay().hospital(), new Death(
            MatterKey.mint(EventType.DECEASED, said.occasion()), said.event().occurredAt(), said.event().department())));
        OneDeath one = new OneDeath(known);
        return byHospital.values().stream()
            .min(Comparator.comparing(one::lastTold, Comparator.reverseOrder()).thenComparing(death -> !one.toldWithPlace(death)))
            .map(one::handedOn);
    }

    /** How late among the sayings the time of the death was told; negative if it was not. */
    private int lastTold(Death death) {
        return told.stream().map(Saying::at).toList().lastIndexOf(death.at());
    }

    private boolean toldWithPlace(Death death) {
        return told.stream().anyMatch(saying -> saying.at().equals(death.at())
            && saying.department().equals(Optional.of(death.place().name())));
    }

    private Death handedOn(Death death) {
        return told.stream()
            .min(Comparator.comparing((Saying saying) -> !saying.at().equals(death.at())).thenComparing(Saying::matter))
            .map(saying -> death.withKey(saying.matter())).orElse(death);
    }
}
