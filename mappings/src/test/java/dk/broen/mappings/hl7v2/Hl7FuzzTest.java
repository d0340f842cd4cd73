package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Any bytes in a frame, from a configured hospital. The first byte says which character set an empty MSH-18 means. CONTRIBUTING says how to
 * search for more.
 */
class Hl7FuzzTest {
    private static final Hospital AUH = new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"),
        Set.of("EPJ|AUH"), Map.of(), Specialty.PSYCHIATRIC, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
    private static final long LONGEST_SECONDS = 10;
    private final AdtCheck check = new AdtCheck(new AdtInterpreter(), sender -> Optional.of(AUH), Set.of("P", "T", "D"));
    private final AcknowledgementWriter writer = new AcknowledgementWriter(Clock.systemUTC(), () -> "A1");

    @FuzzTest(maxDuration = "10m")
    void every_message_has_an_answer_and_one_meaning(byte[] bytes) {
        if (bytes.length > 0) {
            byte[] raw = Arrays.copyOfRange(bytes, 1, bytes.length);
            Charset assumed = bytes[0] % 2 == 0 ? ISO_8859_1 : UTF_8;
            long start = System.nanoTime();

            answer(raw, assumed);
            Hl7File.messages(raw);
            Hl7Content.of(raw);

            assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds()).isLessThan(LONGEST_SECONDS);
        }
    }

    private void answer(byte[] raw, Charset assumed) {
        Hl7Envelope envelope = new Hl7EnvelopeReader().read(raw, assumed);
        AdtCheck.Outcome outcome = check.check(raw, envelope);
        if (outcome instanceof AdtCheck.Outcome.Refused refused) {
            writer.refused(envelope, refused.refusal());
        } else {
            writer.accepted(((AdtCheck.Outcome.Taken) outcome).envelope());
            BothReadings.accepted(raw, envelope.charset(), sender -> Optional.of(AUH));
        }
    }
}
