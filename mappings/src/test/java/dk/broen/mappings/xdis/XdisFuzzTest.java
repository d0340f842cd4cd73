package dk.broen.mappings.xdis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.Interpretation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Any bytes in the body of a request, from a configured hospital. An accepted letter is one that its sender and a receipt can name.
 * CONTRIBUTING says how to search for more.
 */
class XdisFuzzTest {
    private static final Hospital AUH = new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"),
        Set.of("6620"), Map.of(), Specialty.PSYCHIATRIC, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
    private static final long LONGEST_SECONDS = 10;
    private static final int LONGEST_RECEIPT = 4096;
    private final XdisReader reader = new XdisReader();
    private final ReceiptWriter receipts = new ReceiptWriter(Clock.systemUTC(), () -> "K1");

    @FuzzTest(maxDuration = "10m")
    void every_letter_has_a_receipt_and_one_meaning(byte[] body) {
        long start = System.nanoTime();

        ReadLetter letter = reader.read(body, number -> Optional.of(AUH));
        byte[] receipt = receipt(letter);

        assertThat(receipt.length).isLessThan(LONGEST_RECEIPT);
        assertThat(new String(receipt, UTF_8)).startsWith("<?xml").endsWith("</Emessage>");
        assertThat(reader.interpret(body, number -> Optional.of(AUH))).isEqualTo(letter.meaning());
        assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds()).isLessThan(LONGEST_SECONDS);
    }

    private byte[] receipt(ReadLetter letter) {
        if (letter.meaning() instanceof Interpretation.Unreadable why) {
            assertThat(why.location()).startsWith(why.code().equals("SENDER_UNKNOWN") ? "Sender" : Letter.ROOT);
            return receipts.negative(letter.ids(), why).bytes();
        }
        StayEvent event = (StayEvent) ((Interpretation.Event) letter.meaning()).event();
        assertThat(event.stay().hospital()).isEqualTo(AUH.id());
        assertThat(letter.ids().letter()).isPresent();
        assertThat(letter.ids().sender()).isPresent();
        return receipts.positive(letter.ids()).bytes();
    }
}
