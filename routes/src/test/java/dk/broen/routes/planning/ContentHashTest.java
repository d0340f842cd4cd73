package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.journal.JournalEntry;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentHashTest {
    private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
    private static final HospitalId AUH = new HospitalId("auh");

    @Test
    void another_planned_day_is_another_message_of_a_list() {
        assertThat(hash(23)).isEqualTo(hash(23)).isNotEqualTo(hash(24));
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDCOM", "XDIS"})
    void a_message_without_a_clinical_time_is_the_same_message_when_it_is_sent_again(JournalEntry.Kind kind) {
        assertThat(discharged(kind, NOON, Set.of(StayEvent.Mark.TIME_OF_SENDING)))
            .isEqualTo(discharged(kind, NOON.plusSeconds(1800), Set.of(StayEvent.Mark.TIME_OF_SENDING)))
            .isNotEqualTo(discharged(kind, NOON, Set.of()));
        assertThat(discharged(kind, NOON, Set.of())).isNotEqualTo(discharged(kind, NOON.plusSeconds(1800), Set.of()));
    }

    private static byte[] discharged(JournalEntry.Kind kind, Instant at, Set<StayEvent.Mark> marks) {
        return hash(kind, new StayEvent(EventType.DISCHARGED, EventNature.ORIGINAL, new StayKey(AUH, "V1"), new Cpr("2509479989"),
            Optional.empty(), at, at, new Department(AUH, "P2", List.of("P2")), Urgency.ACUTE, Optional.empty(), Optional.empty(), marks));
    }

    private static byte[] hash(int day) {
        StayEvent event = new StayEvent(EventType.DISCHARGE_PLANNED, EventNature.ORIGINAL, new StayKey(AUH, "V1"), new Cpr("2509479989"),
            Optional.empty(), NOON, NOON, new Department(AUH, "P2", List.of("P2")), Urgency.ACUTE, Optional.empty(),
            Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, day), Optional.empty())), Set.of(StayEvent.Mark.LISTED));
        return hash(JournalEntry.Kind.LIST, event);
    }

    private static byte[] hash(JournalEntry.Kind kind, StayEvent event) {
        Arrival arrival =
            new Arrival(kind, AUH.value(), "list", "LIST-1", "UTF-8", NOON, "A-1", "citizen", new byte[0]);
        return new ContentHash().hashOf(new Interpreted(arrival, new Interpretation.Event(event), Optional.empty()));
    }
}
