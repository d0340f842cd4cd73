package dk.broen.mappings.vans;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansEnvelope.Head;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import dk.broen.mappings.vans.VansReader.Opened;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Any bytes as an envelope. Who sent it can be answered, and the answer goes back. CONTRIBUTING says how to search for more. */
class VansFuzzTest {
    private static final Unreadable WHY = new Unreadable("NOT_FHIR", "Bundle", "text");
    private static final long LONGEST_SECONDS = 10;
    private static final int LONGEST_RECEIPT = 4096;
    /** What a receipt repeats of an envelope, such as a quotation mark in an attribute, is written in at most so many bytes. */
    private static final int LONGEST_ESCAPE = 6;
    private final VansReader reader = new VansReader(100_000);
    private final VansReply reply = new VansReply(Clock.systemUTC(), UUID::randomUUID);

    @FuzzTest(maxDuration = "10m")
    void every_envelope_is_opened_or_refused_and_its_reply_can_be_read(byte[] bytes) {
        long start = System.nanoTime();

        Opened opened = reader.read(bytes);
        if (opened instanceof Opened.Envelope envelope && envelope.envelope() instanceof VansEnvelope.Message message) {
            byte[] receipt = reply.negative(message, WHY);
            assertThat(receipt.length).isLessThan(LONGEST_RECEIPT + LONGEST_ESCAPE * bytes.length);
            goesBack(message.head(), ReceiptKind.NEGATIVE_MESSAGE, receipt);
        }
        if (opened instanceof Opened.Refused refused && refused.head().isPresent()) {
            byte[] receipt = reply.negative(refused.head().get(), refused.why());
            assertThat(receipt.length).isLessThan(LONGEST_RECEIPT);
            goesBack(refused.head().get(), ReceiptKind.NEGATIVE_VANS, receipt);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds()).isLessThan(LONGEST_SECONDS);
    }

    private void goesBack(Head request, ReceiptKind kind, byte[] reply) {
        VansEnvelope.Receipt receipt = (VansEnvelope.Receipt) ((Opened.Envelope) reader.read(reply)).envelope();
        assertThat(receipt.kind()).isEqualTo(kind);
        assertThat(receipt.about()).isEqualTo(request.id());
        assertThat(receipt.head().sender()).isEqualTo(request.receiver());
        assertThat(receipt.head().receiver()).isEqualTo(request.sender());
        assertThat(receipt.head().id()).isNotEqualTo(request.id());
    }
}
