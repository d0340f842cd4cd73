package dk.broen.domain.lives;

import static dk.broen.domain.terms.EventNature.ORIGINAL;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static dk.broen.domain.terms.Specialty.PSYCHIATRIC;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A death concerns whoever heard of a stay, of its beginning or of anything else (domain.md §3). */
class DeathConcernsTest {
    private static final Partner NAMED_FOR_PLANS = Partner.ALL.stream()
        .filter(partner -> partner.events().contains(DISCHARGE_PLANNED) && !partner.events().contains(DECEASED)
            && partner.specialties().contains(PSYCHIATRIC))
        .findFirst().orElseThrow();
    private static final Report PLANNED = new Report(DISCHARGE_PLANNED, ORIGINAL, 1, 1000, 1000, PSYCHIATRIC, 200);
    private static final Report ON_LEAVE = new Report(LEAVE_STARTED, ORIGINAL, 1, 1100, 1100, PSYCHIATRIC, Happening.NO_DAY);
    private static final Report DIED = new Report(DECEASED, ORIGINAL, 1, 1200, 1200, PSYCHIATRIC, Happening.NO_DAY);

    @Test
    void a_partner_that_heard_only_of_a_planned_discharge_hears_of_the_death() {
        assertThat(read(PLANNED, DIED)).containsExactly(DISCHARGE_PLANNED, DECEASED);
    }

    @Test
    void a_partner_that_heard_nothing_and_is_not_named_for_deaths_hears_nothing() {
        assertThat(read(ON_LEAVE, DIED)).isEmpty();
    }

    private static List<EventType> read(Report... reports) {
        List<Words> read = new ArrayList<>();
        Hub hub = new Hub(List.of(NAMED_FOR_PLANS), (partner, id, words) -> {
            read.add(words);
            return Act.Outcome.DELIVERED;
        }, new Ticker(), Without.NOTHING);
        for (Report report : reports) {
            hub.receive(report);
            hub.look(new Circumstances(List.of(NAMED_FOR_PLANS)));
        }
        return read.stream().flatMap(words -> words.says().stream()).map(Saying::type).toList();
    }
}
