package dk.broen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
    private static final Instant OCCURRED = Instant.parse("2026-11-24T08:00:00Z");

    private final Admissions admissions = Admissions.of(3, "0751", OCCURRED);

    @Test
    void every_message_has_its_own_control_id_and_visit_number() {
        assertThat(Hl7Bytes.controlId(admissions.message(7))).isNotEqualTo(Hl7Bytes.controlId(admissions.message(8)));
        assertThat(read(7).stay()).isNotEqualTo(read(8).stay());
    }

    @Test
    void the_citizens_alternate() {
        assertThat(read(1).citizen()).isEqualTo(read(4).citizen()).isNotEqualTo(read(2).citizen());
        assertThat(read(1).citizen().digits()).isEqualTo(admissions.citizen(4).cpr());
    }

    @Test
    void the_next_admission_of_a_citizen_is_a_minute_later() {
        assertThat(read(2).occurredAt()).isEqualTo(OCCURRED);
        assertThat(read(5).occurredAt()).isEqualTo(OCCURRED.plusSeconds(60));
        assertThat(read(5).sentAt()).isEqualTo(OCCURRED.plusSeconds(60));
    }

    @Test
    void a_message_is_an_admission_of_realistic_size() {
        assertThat(read(1).type()).isEqualTo(EventType.ADMITTED);
        assertThat(read(1).occurredAt()).isEqualTo(OCCURRED);
        assertThat(admissions.message(1).length).isBetween(350, 600);
    }

    private StayEvent read(long number) {
        Hospital hospital =
            new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"), Set.of("EPJ|AUH"), Map.of(),
                Specialty.PSYCHIATRIC, "ward-answers.auh", "ISO-8859-1");
        Interpretation meaning = new AdtInterpreter().interpret(admissions.message(number), StandardCharsets.ISO_8859_1,
            sender -> Optional.of(hospital));
        return (StayEvent) ((Interpretation.Event) meaning).event();
    }
}
