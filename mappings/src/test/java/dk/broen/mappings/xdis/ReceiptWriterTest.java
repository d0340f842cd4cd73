package dk.broen.mappings.xdis;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.Interpretation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptWriterTest {
    private final ReceiptWriter writer =
        new ReceiptWriter(Clock.fixed(Instant.parse("2026-11-21T21:02:00Z"), ZoneId.of("Europe/Copenhagen")), () -> "KVIT-1");

    @Test
    void a_positive_receipt_names_the_letter_and_goes_back_to_its_sender() {
        LetterIds ids = new XdisReader().read(ALetter.admission().bytes(), number -> Optional.empty()).ids();

        assertThat(text(writer.positive(ids))).isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?><Emessage xmlns="http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/">\
            <Envelope><Sent><Date>2026-11-21</Date><Time>22:02</Time></Sent><Identifier>KVIT-1</Identifier>\
            <AcknowledgementCode>minuspositivkvitt</AcknowledgementCode></Envelope>\
            <PositiveReceipt><Letter><Identifier>KVIT-1</Identifier><VersionCode>XC0330Q</VersionCode>\
            <StatisticalCode>XCTL03</StatisticalCode></Letter>\
            <Sender><EANIdentifier>5790000120024</EANIdentifier></Sender><Receiver><EANIdentifier>5790000120017</EANIdentifier></Receiver>\
            <OriginalEmessage><OriginalEnvelopeIdentifier>KUVERT-1</OriginalEnvelopeIdentifier>\
            <OriginalSender><EANIdentifier>5790000120017</EANIdentifier></OriginalSender>\
            <OriginalReceiver><EANIdentifier>5790000120024</EANIdentifier></OriginalReceiver>\
            <OriginalLetter><OriginalLetterIdentifier>BREV-1</OriginalLetterIdentifier>\
            <OriginalVersionCode>XD2030C</OriginalVersionCode></OriginalLetter></OriginalEmessage></PositiveReceipt></Emessage>""");
    }

    @Test
    void a_negative_receipt_says_what_is_wrong_and_where() {
        LetterIds ids = new XdisReader().read(ALetter.admission().bytes(), number -> Optional.empty()).ids();

        assertThat(text(writer.negative(ids, new Interpretation.Unreadable("FIELD_INVALID", "Admission.Date", "a < b"))))
            .contains("<NegativeReceipt>", "<VersionCode>XC0230Q</VersionCode>", "<StatisticalCode>XCTL02</StatisticalCode>",
                "<RefuseCode>syntaksfejl</RefuseCode><RefuseText>FIELD_INVALID at Admission.Date: a &lt; b</RefuseText></OriginalLetter>");
    }

    @Test
    void a_receipt_of_what_cannot_be_read_leaves_out_what_is_not_known() {
        ReadLetter read = new XdisReader().read("{}".getBytes(StandardCharsets.UTF_8), number -> Optional.empty());

        assertThat(text(writer.negative(read.ids(), (Interpretation.Unreadable) read.meaning())))
            .contains("</Letter><OriginalEmessage><RefuseCode>syntaksfejl</RefuseCode><RefuseText>NOT_XDIS at Emessage: ");
    }

    @Test
    void a_value_that_is_no_id_is_not_repeated() {
        ReadLetter read = new XdisReader().read(ALetter.admission().within("Envelope", "Identifier", "Bruno Test Elmer").bytes(),
            number -> Optional.empty());

        assertThat(text(writer.positive(read.ids()))).doesNotContain("Bruno").doesNotContain("OriginalEnvelopeIdentifier");
    }

    private static String text(Receipt receipt) {
        return new String(receipt.bytes(), StandardCharsets.UTF_8);
    }
}
