package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.AnEvent;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClinicalOrderTest {
    static Stream<Arguments> pairs() {
        return Stream.of(
            Arguments.of("nature", anAdmission().original(), anAdmission().corrected()),
            Arguments.of("episode", anAdmission().inStay("s1").original(), anAdmission().inStay("s2").original()),
            Arguments.of("hospital", elsewhere("auh"), elsewhere("ouh")),
            Arguments.of("ward", in("Z", "A1"), in("A", "B1")),
            Arguments.of("name of the ward", in("A", "A1"), in("Z", "A1")),
            Arguments.of("planned day", aPlannedDischarge().expecting("2026-12-24").original(),
                aPlannedDischarge().expecting("2026-12-27").original()),
            Arguments.of("municipality", anAdmission().statingMunicipality("0740").original(),
                anAdmission().statingMunicipality("0751").original()),
            Arguments.of("name of the citizen", anAdmission().named("Testperson Nancy").original(),
                anAdmission().named("Testperson Nanna").original()),
            Arguments.of("urgency", anAdmission().withUrgency(Urgency.ACUTE).original(),
                anAdmission().withUrgency(Urgency.PLANNED).original()),
            Arguments.of("emergency", anAdmission().original(), anAdmission().ofAnEmergencyContact().original()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void messages_of_one_time_that_say_different_things_have_an_order(String what, StayEvent first, StayEvent second) {
        assertThat(ClinicalOrder.OF_ONE_TIME.compare(first, second)).isNegative();
        assertThat(ClinicalOrder.OF_ONE_TIME.compare(second, first)).isPositive();
    }

    @Test
    void messages_of_one_time_are_ordered_by_how_a_stay_goes_before_what_they_say() {
        StayEvent discharged = an(EventType.DISCHARGED).inStay("s1").original();
        StayEvent left = an(EventType.LEAVE_STARTED).inStay("s2").onWard(SOMATIC_WARD).original();
        StayEvent admitted = anAdmission().inStay("s3").corrected();

        assertThat(Stream.of(discharged, left, admitted).sorted(ClinicalOrder.OF_ONE_TIME)).containsExactly(admitted, left, discharged);
    }

    @Test
    void the_message_that_was_sent_last_is_last_also_if_it_happened_first() {
        AnEvent early = anAdmission().at("2026-12-01T10:00");
        StayEvent sentLast = early.sentAt("2026-12-03T10:00").original();
        StayEvent happenedLast = anAdmission().at("2026-12-02T10:00").original();

        assertThat(Stream.of(sentLast, happenedLast).sorted(ClinicalOrder.BY_SENDING)).containsExactly(happenedLast, sentLast);
    }

    private static StayEvent elsewhere(String hospital) {
        StayEvent event = anAdmission().from(hospital).original();
        return with(event, anAdmission().original().department());
    }

    private static StayEvent in(String name, String code) {
        StayEvent event = anAdmission().original();
        return with(event, new Department(event.stay().hospital(), name, List.of(code)));
    }

    private static StayEvent with(StayEvent event, Department department) {
        return new StayEvent(event.type(), event.nature(), event.stay(), event.citizen(), event.citizenName(), event.occurredAt(),
            event.sentAt(), department, event.urgency(), event.municipality(), event.planned(), event.marks());
    }
}
