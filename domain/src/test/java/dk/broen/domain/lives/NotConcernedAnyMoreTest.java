package dk.broen.domain.lives;

import static dk.broen.domain.terms.EventNature.CORRECTION;
import static dk.broen.domain.terms.EventNature.ORIGINAL;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.Specialty.PSYCHIATRIC;
import static dk.broen.domain.terms.Specialty.SOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A partner that turns out not to be concerned by a stay is not left with the last word that the citizen is admitted (design.md §3). */
class NotConcernedAnyMoreTest {
    private static final Partner PSYCHIATRY = Partner.ALL.stream()
        .filter(partner -> partner.events().contains(DISCHARGE_PLANNED) && partner.namedForBothEnds()
            && partner.specialties().equals(Set.of(PSYCHIATRIC)))
        .findFirst().orElseThrow();

    @Test
    void a_partner_that_was_told_of_a_stay_by_mistake_hears_that_nothing_is_open() {
        List<Words> read = read(new Report(ADMITTED, ORIGINAL, 1, 1000, 1000, SOMATIC, Happening.NO_DAY),
            new Report(DISCHARGE_PLANNED, ORIGINAL, 1, 1100, 1100, PSYCHIATRIC, 200),
            new Report(DISCHARGE_PLANNED, CORRECTION, 1, 1100, 1110, SOMATIC, 200));

        assertThat(read.stream().flatMap(words -> words.now().stream()).map(Present::state)).containsExactly(Present.State.ADMITTED,
            Present.State.DISCHARGED);
    }

    private static List<Words> read(Report... reports) {
        List<Words> read = new ArrayList<>();
        Hub hub = new Hub(List.of(PSYCHIATRY), (partner, id, words) -> {
            read.add(words);
            return Act.Outcome.DELIVERED;
        }, new Ticker(), Without.NOTHING);
        for (Report report : reports) {
            hub.receive(report);
            hub.look(new Circumstances(List.of(PSYCHIATRY)));
        }
        return read;
    }
}
