package dk.broen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StayMessagesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final StayMessages messages = StayMessages.of(3, "0751", NOW);

    @Test
    void every_message_has_its_own_control_id() {
        assertThat(LongStream.range(0, 20).mapToObj(number -> Hl7Bytes.controlId(messages.message(number)))).doesNotHaveDuplicates();
    }

    @Test
    void the_citizens_alternate() {
        assertThat(read(1).citizen()).isEqualTo(read(4).citizen()).isNotEqualTo(read(2).citizen());
        assertThat(read(1).citizen().digits()).isEqualTo(messages.citizen(4).cpr());
    }

    @Test
    void a_citizen_is_admitted_then_discharged_from_the_same_visit_then_admitted_again_later() {
        assertThat(List.of(read(1).type(), read(4).type(), read(7).type()))
            .containsExactly(EventType.ADMITTED, EventType.DISCHARGED, EventType.ADMITTED);
        assertThat(read(4).stay()).isEqualTo(read(1).stay()).isNotEqualTo(read(7).stay());
        assertThat(List.of(read(1).occurredAt(), read(4).occurredAt(), read(7).occurredAt())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void no_message_is_old_or_in_the_future() {
        assertThat(LongStream.range(0, messages.most()).mapToObj(number -> read(number).occurredAt()))
            .allSatisfy(at -> assertThat(at).isBetween(NOW.minus(Duration.ofDays(25)), NOW));
    }

    @Test
    void a_message_has_a_realistic_size() {
        assertThat(messages.message(1).length).isBetween(350, 600);
    }

    private StayEvent read(long number) {
        Hospital hospital =
            new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"), Set.of("EPJ|AUH"), Map.of(),
                Specialty.PSYCHIATRIC, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
        Interpretation meaning = new AdtInterpreter().interpret(messages.message(number), StandardCharsets.ISO_8859_1,
            sender -> Optional.of(hospital));
        return (StayEvent) ((Interpretation.Event) meaning).event();
    }
}
