package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a report of admission is asked for: the last column of the code table (danish-standards.md §1.3). */
class ReportOfAdmissionTest {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final String FLAG =
        "http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension";
    private static final Hospital HERLEV = new Hospital(new HospitalId("herlev"), "Herlev og Gentofte Hospital", Optional.empty(),
        new RegionCode("1084"), Set.of(), Map.of(), Specialty.SOMATIC, Wards.answeredOn("answers.herlev"), AdtProfile.SHIPPED);

    @ParameterizedTest
    @CsvSource({"STIN_A, REPORT_REQUESTED", "STAA_D, REPORT_REQUESTED", "STIN_C1, REPORT_REQUESTED", "STIN_C2, REPORT_NOT_REQUESTED",
        "STIN_E, REPORT_NOT_REQUESTED"})
    void a_beginning_says_whether_a_report_is_asked_for(String name, Mark mark) {
        assertThat(event(read(MedComFiles.read("certification/" + name + ".json"))).marks()).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"certification/SLHJ_H", "certification/STOR_F", "certification/AN_STIN_N", "examples/RE_STIN", "examples/SLOR"})
    void no_other_event_asks_for_a_report(String name) {
        assertThat(event(read(MedComFiles.read(name + ".json"))).marks()).doesNotContain(Mark.REPORT_REQUESTED, Mark.REPORT_NOT_REQUESTED);

        assertThat(read(with(name, new BooleanType(true)))).isInstanceOfSatisfying(Interpretation.Unreadable.class, refused -> {
            assertThat(refused.code()).isEqualTo("CODES_CONTRADICT");
            assertThat(refused.location()).isEqualTo("MessageHeader.extension(reportOfAdmissionFlag)");
        });
        assertThat(read(with(name, new BooleanType(false)))).isInstanceOf(Interpretation.Event.class);
    }

    @Test
    void a_death_asks_for_no_report_whatever_it_repeats() {
        assertThat(event(read(with("examples/MORS_inpatient", new BooleanType(true)))).marks()).doesNotContain(Mark.REPORT_REQUESTED);
    }

    @Test
    void a_request_that_is_neither_true_nor_false_is_refused() {
        assertThat(read(with("examples/STIN", new StringType("ja")))).isInstanceOfSatisfying(Interpretation.Unreadable.class,
            refused -> assertThat(refused.code()).isEqualTo("FIELD_INVALID"));
    }

    private static byte[] with(String name, Type flag) {
        Bundle bundle =
            FHIR.newJsonParser().parseResource(Bundle.class, new String(MedComFiles.read(name + ".json"), StandardCharsets.UTF_8));
        MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();
        header.getExtension().removeIf(extension -> extension.getUrl().equals(FLAG));
        header.addExtension(FLAG, flag);
        return FHIR.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
    }

    private static Interpretation read(byte[] message) {
        return new HospitalNotificationReader().interpret(message, sor -> Optional.of(HERLEV));
    }

    private static StayEvent event(Interpretation read) {
        assertThat(read).isInstanceOf(Interpretation.Event.class);
        return (StayEvent) ((Interpretation.Event) read).event();
    }
}
