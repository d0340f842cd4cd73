package dk.broen.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdtMessageTest {
    private static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-21T21:00:00Z");

    @Test
    void an_admission_is_written_field_by_field() {
        AdtMessage admission = AdtMessage.of("A01", "C1", SATURDAY_NIGHT).recorded(SATURDAY_NIGHT.plusSeconds(300))
            .patient(TestPeople.MEDCOM_FIRST).livingIn("0751").at("P2", "12", "1", "AUHPSYK").admissionType("A").service("PSY")
            .visit("V100").admitted(SATURDAY_NIGHT);

        assertThat(admission.text().split("\r")).containsExactly(
            "MSH|^~\\&|EPJ|AUH|BROEN||20261121220500+0100||ADT^A01^ADT_A01|C1|P|2.5.1||||||8859/1",
            "EVN|A01|20261121220500+0100||||20261121220000+0100",
            "PID|1||2509479989^^^CPR&1.2.208.176.1.2&ISO^NNDNK||Elmer^Bruno Test||19470925|M|||^^^^^^^^0751",
            "PV1||I|P2^12^1^AUHPSYK|A||||||PSY|||||||||V100|||||||||||||||||||||||||20261121220000+0100");
    }

    @Test
    void summer_time_has_its_own_offset() {
        assertThat(AdtMessage.of("A03", "C2", Instant.parse("2026-07-01T10:00:00Z")).text()).contains("20260701120000+0200");
    }

    @Test
    void a_merge_names_the_number_that_is_replaced_before_any_visit() {
        AdtMessage merge = AdtMessage.of("A40", "C3", SATURDAY_NIGHT).patient(TestPeople.MEDCOM_FIRST).replacing(TestPeople.MEDCOM_SECOND);

        assertThat(merge.text()).contains("ADT^A40^ADT_A39").contains("\rMRG|2103009996^^^CPR&1.2.208.176.1.2&ISO^NNDNK\rPV1|");
    }

    @Test
    void danish_letters_are_in_the_character_set_that_the_message_names() {
        AdtMessage message = AdtMessage.of("A08", "C4", SATURDAY_NIGHT).with("PID-5", "Ærø^Åse");

        assertThat(new String(message.bytes(), StandardCharsets.ISO_8859_1)).contains("|8859/1\r").contains("Ærø^Åse");
        assertThat(new String(message.inUtf8().bytes(), StandardCharsets.UTF_8)).contains("|UNICODE UTF-8\r").contains("Ærø^Åse");
    }

    @Test
    void a_changed_copy_leaves_the_original_alone() {
        AdtMessage original = AdtMessage.of("A21", "C5", SATURDAY_NIGHT);
        original.with("PV2-47", "20261123").without("EVN");

        assertThat(original.text()).contains("EVN|A21").doesNotContain("PV2");
    }
}
