package dk.broen.adapters.history;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadWindowTest {
    private static final Instant FROM = Instant.parse("2025-10-20T00:00:00Z");
    private static final UUID ENTRY = new UUID(0, 1);

    @Test
    void what_ended_before_the_window_is_left_out() {
        assertThat(ReadWindow.of(List.of(ended("old", -20, -10), ended("new", -5, 5)), List.of(), FROM).visits())
            .contains("new").doesNotContain("old");
    }

    @Test
    void a_visit_without_an_end_opens_the_window_to_its_beginning() {
        ReadWindow window = ReadWindow.of(List.of(open("open", -100), ended("during", -90, -80), ended("before", -120, -110)), List.of(),
            FROM);

        assertThat(window.since()).isEqualTo(day(-100));
        assertThat(window.visits()).contains("open", "during").doesNotContain("before");
    }

    @Test
    void a_visit_whose_end_was_cancelled_may_be_open() {
        Visit cancelled = new Visit("visit", day(-100), day(-90), Set.of(ADMITTED, DISCHARGED), message(DISCHARGED),
            new Visit.Message(DISCHARGED, EventNature.CANCELLATION));

        assertThat(ReadWindow.of(List.of(cancelled), List.of(), FROM).visits()).contains("visit");
    }

    @Test
    void an_old_emergency_contact_that_became_no_admission_is_left_out() {
        Visit contact = new Visit("visit", day(-100), day(-100), Set.of(EMERGENCY_CONTACT), message(EMERGENCY_CONTACT),
            message(EMERGENCY_CONTACT));

        assertThat(ReadWindow.of(List.of(contact), List.of(), FROM).visits()).doesNotContain("visit");
    }

    @Test
    void a_death_is_read_for_ever_with_the_notices_that_told_it() {
        Visit death = new Visit("visit", day(-100), day(-90), Set.of(ADMITTED, DECEASED), message(DECEASED), message(DECEASED));

        ReadWindow window = ReadWindow.of(List.of(death), List.of(new ReadWindow.Told(ENTRY, day(-89), List.of(Horizon.DEATH))), FROM);

        assertThat(window.visits()).contains("visit");
        assertThat(window.entries()).containsExactly(ENTRY);
    }

    @Test
    void a_notice_is_read_together_with_all_visits_that_it_speaks_about() {
        List<Visit> visits = List.of(ended("old", -20, -10), ended("older", -40, -30), ended("oldest", -60, -50));
        List<ReadWindow.Told> ledger = List.of(new ReadWindow.Told(ENTRY, day(1), List.of("old")),
            new ReadWindow.Told(new UUID(0, 2), day(-10), List.of("old", "older")),
            new ReadWindow.Told(new UUID(0, 3), day(-50), List.of("oldest")));

        ReadWindow window = ReadWindow.of(visits, ledger, FROM);

        assertThat(window.visits()).contains("old", "older").doesNotContain("oldest");
        assertThat(window.entries()).containsExactlyInAnyOrder(ENTRY, new UUID(0, 2));
    }

    private static Visit ended(String hash, int first, int last) {
        return new Visit(hash, day(first), day(last), Set.of(ADMITTED, DISCHARGED), message(DISCHARGED), message(DISCHARGED));
    }

    private static Visit open(String hash, int first) {
        return new Visit(hash, day(first), day(first), Set.of(ADMITTED), message(ADMITTED), message(ADMITTED));
    }

    private static Visit.Message message(EventType type) {
        return new Visit.Message(type, EventNature.ORIGINAL);
    }

    private static Instant day(int day) {
        return FROM.plus(Duration.ofDays(day));
    }
}
