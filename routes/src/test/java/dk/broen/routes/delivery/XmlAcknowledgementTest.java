package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reads with the XML library that the hub has: it knows the entities of HTML, and the one of the JDK does not. */
class XmlAcknowledgementTest {
    private final AcknowledgementReader reader = new AcknowledgementReader();

    @Test
    void an_acknowledgement_with_entities_of_html_is_read() {
        assertThat(read("<code value='ok'/>")).contains(new ReceivedAcknowledgement("42cb9200", ReceivedAcknowledgement.Code.OK));
        assertThat(read("<code value='ok'/><details><display value='Modtaget p&aring; EOJ'/></details>"))
            .contains(new ReceivedAcknowledgement("42cb9200", ReceivedAcknowledgement.Code.OK));
    }

    @Test
    void two_codes_or_two_headers_are_no_acknowledgement() {
        assertThat(read("<code value='ok'/><code value='fatal-error'/>")).isEmpty();
        assertThat(read("<code value='ok'/></response></MessageHeader><MessageHeader><response>")).isEmpty();
    }

    private Optional<ReceivedAcknowledgement> read(String code) {
        String xml = "<Bundle xmlns='http://hl7.org/fhir'><type value='message'/><entry><resource><MessageHeader><text>"
            + "<status value='generated'/><div xmlns='http://www.w3.org/1999/xhtml'>Modtaget&nbsp;ok</div></text>"
            + "<eventCoding><code value='acknowledgement-message'/></eventCoding><response><identifier value='42cb9200'/>" + code
            + "</response></MessageHeader></resource></entry></Bundle>";
        return reader.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
