package dk.broen.mappings.census;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.census.ListChange;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.census.ListedTime;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListMessageTest {
    private static final HospitalId AUH = new HospitalId("auh");
    private static final Hospital HOSPITAL = new Hospital(AUH, "Aarhus Universitetshospital", Optional.empty(), new RegionCode("1082"),
        Set.of(), Map.of(), Specialty.UNKNOWN, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
    private static final ListedTime ADMITTED = new ListedTime(Instant.parse("2026-11-20T20:55:00Z"), false);
    private static final ListedTime LISTED = new ListedTime(Instant.parse("2026-11-21T11:00:00Z"), false);
    private static final Optional<PlannedDischarge> PLANNED =
        Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, 23), Optional.of(LocalTime.of(14, 0))));
    private static final ListedStay STAY = new ListedStay("V1", new Cpr("2509479989"), Optional.of("Bruno Test Elmer"), "P2",
        Optional.of("Afsnit P2"), ListedStay.Contact.INPATIENT, ADMITTED, PLANNED, Optional.of(new MunicipalityCode("0751")));

    @Test
    void a_new_stay_is_an_admission_at_its_own_time() {
        StayEvent event = event(new ListChange(EventType.ADMITTED, EventNature.ORIGINAL, STAY));

        assertThat(event.type()).isEqualTo(EventType.ADMITTED);
        assertThat(event.stay()).isEqualTo(new StayKey(AUH, "V1"));
        assertThat(event.citizen()).isEqualTo(STAY.citizen());
        assertThat(event.citizenName()).isEqualTo(STAY.citizenName());
        assertThat(event.occurredAt()).isEqualTo(ADMITTED.at());
        assertThat(event.sentAt()).isEqualTo(LISTED.at());
        assertThat(event.department().name()).isEqualTo("Afsnit P2");
        assertThat(event.department().codes()).containsExactly("P2");
        assertThat(event.municipality()).isEqualTo(STAY.municipality());
        assertThat(event.planned()).isEmpty();
        assertThat(event.listed()).isTrue();
    }

    @Test
    void an_end_is_at_the_time_of_the_list() {
        StayEvent event = event(new ListChange(EventType.DISCHARGED, EventNature.CANCELLATION, STAY));

        assertThat(event.occurredAt()).isEqualTo(LISTED.at());
        assertThat(event.nature()).isEqualTo(EventNature.CANCELLATION);
    }

    @Test
    void a_planned_discharge_has_its_time() {
        assertThat(event(new ListChange(EventType.DISCHARGE_PLANNED, EventNature.ORIGINAL, STAY)).planned()).isEqualTo(PLANNED);
    }

    @ParameterizedTest
    @CsvSource({"ADMITTED, true, false, true", "ADMITTED, false, true, false", "DISCHARGED, false, true, true",
        "DISCHARGED, true, false, false"})
    void the_time_of_the_event_is_marked_if_it_is_in_the_doubled_hour(EventType type, boolean admitted, boolean listed, boolean marked) {
        ListedStay stay = new ListedStay("V1", STAY.citizen(), STAY.citizenName(), "P2", STAY.wardName(), STAY.contact(),
            new ListedTime(ADMITTED.at(), admitted), PLANNED, STAY.municipality());

        StayEvent event = event(new ListChange(type, EventNature.ORIGINAL, stay), new ListedTime(LISTED.at(), listed));

        assertThat(event.marks().contains(StayEvent.Mark.DOUBLED_HOUR)).isEqualTo(marked);
    }

    @Test
    void the_id_names_list_event_and_visit() {
        byte[] message = ListMessage.of(AUH, new ListChange(EventType.ADMITTED, EventNature.ORIGINAL, STAY), LISTED);

        assertThat(ListMessage.idOf(message)).isEqualTo("LIST-2026-11-21T11:00:00Z-ADMITTED-V1");
    }

    @Test
    void what_the_hub_did_not_write_is_unreadable() {
        for (String text : new String[] {"", "{}", "[]", "{\"hospital\": \"auh\", \"type\": \"BORN\"}"}) {
            assertThat(ListMessage.interpret(text.getBytes(StandardCharsets.UTF_8), id -> Optional.of(HOSPITAL)))
                .isInstanceOf(Interpretation.Unreadable.class);
        }
    }

    @Test
    void a_hospital_that_was_removed_is_unknown() {
        byte[] message = ListMessage.of(AUH, new ListChange(EventType.ADMITTED, EventNature.ORIGINAL, STAY), LISTED);

        assertThat(((Interpretation.Unreadable) ListMessage.interpret(message, id -> Optional.empty())).code()).isEqualTo("SENDER_UNKNOWN");
    }

    private static StayEvent event(ListChange change) {
        return event(change, LISTED);
    }

    private static StayEvent event(ListChange change, ListedTime listedAt) {
        return (StayEvent) ((Interpretation.Event) ListMessage.interpret(ListMessage.of(AUH, change, listedAt),
            id -> Optional.of(HOSPITAL).filter(one -> one.id().equals(id)))).event();
    }
}
