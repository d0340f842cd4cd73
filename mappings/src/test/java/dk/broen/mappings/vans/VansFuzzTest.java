package dk.broen.mappings.vans;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansReader.Opened;
import java.time.Clock;
import java.util.UUID;

/** Any bytes as an envelope. CONTRIBUTING says how to search for more. */
class VansFuzzTest {
    private final VansReader reader = new VansReader(100_000);
    private final VansReply reply = new VansReply(Clock.systemUTC(), UUID::randomUUID);

    @FuzzTest(maxDuration = "10m")
    void every_envelope_is_opened_or_refused_and_its_reply_can_be_read(byte[] bytes) {
        Opened opened = reader.read(bytes);
        if (opened instanceof Opened.Envelope envelope && envelope.envelope() instanceof VansEnvelope.Message message) {
            assertThat(reader.read(reply.negative(message, new Unreadable("NOT_FHIR", "Bundle", "text"))))
                .isInstanceOf(Opened.Envelope.class);
        }
        if (opened instanceof Opened.Refused refused && refused.head().isPresent()) {
            assertThat(reader.read(reply.negative(refused.head().get(), refused.why()))).isInstanceOf(Opened.Envelope.class);
        }
    }
}
