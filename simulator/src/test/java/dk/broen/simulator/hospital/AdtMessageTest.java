package dk.broen.simulator.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdtMessageTest {
    private static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-21T21:00:00Z");

    @Test
    void an_admission_has_each_value_in_its_field() {
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
    void a_time_in_summer_has_the_offset_of_summer_time() {
        assertThat(AdtMessage.of("A03", "C2", Instant.parse("2026-07-01T10:00:00Z")).text()).contains("20260701120000+0200");
    }

    @Test
    void a_merge_has_the_replaced_number_in_mrg_1_before_pv1() {
        AdtMessage merge = AdtMessage.of("A40", "C3", SATURDAY_NIGHT).patient(TestPeople.MEDCOM_FIRST).replacing(TestPeople.MEDCOM_SECOND);

        assertThat(merge.text()).contains("ADT^A40^ADT_A39").contains("\rMRG|2103009996^^^CPR&1.2.208.176.1.2&ISO^NNDNK\rPV1|");
    }

    @Test
    void danish_letters_are_encoded_in_the_character_set_of_msh_18() {
        AdtMessage message = AdtMessage.of("A08", "C4", SATURDAY_NIGHT).with("PID-5", "Ærø^Åse");

        assertThat(new String(message.bytes(), StandardCharsets.ISO_8859_1)).contains("|8859/1\r").contains("Ærø^Åse");
        assertThat(new String(message.inUtf8().bytes(), StandardCharsets.UTF_8)).contains("|UNICODE UTF-8\r").contains("Ærø^Åse");
    }

    @Test
    void a_changed_copy_does_not_change_the_original() {
        AdtMessage original = AdtMessage.of("A21", "C5", SATURDAY_NIGHT);
        original.with("PV2-47", "20261123").without("EVN");

        assertThat(original.text()).contains("EVN|A21").doesNotContain("PV2");
    }
}
