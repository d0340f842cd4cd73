package dk.broen.mappings.vans;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.EndPoint;
import dk.broen.mappings.vans.VansEnvelope.EndPoint.Kind;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansEnvelope.Head;
import dk.broen.mappings.vans.VansEnvelope.Original;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import dk.broen.mappings.vans.VansEnvelopeReader.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VansEnvelopeTest {
    private static final String ID = "068dadff-12bb-406d-8c86-083974dc0180";
    private static final String CONTENT = "{\"resourceType\":\"Bundle\"}";
    private static final Head HEAD = new Head(new EndPoint(Kind.EAN, "5790001659592"), new EndPoint(Kind.EAN, "5790000121526"), ID,
        Instant.parse("2026-12-01T09:00:00Z"));
    private static final Document NOTIFICATION = new Document(ID, Format.HL7, "MCM:FDIS20#AdmissionInpatient", Optional.of("3.0.0"),
        Map.of("MCM:MIME", "application/fhir+json"));
    private final VansEnvelopeReader reader = new VansEnvelopeReader(100_000);
    private final VansEnvelopeWriter writer = new VansEnvelopeWriter();

    @Test
    void what_was_wrapped_is_unwrapped_unchanged() {
        byte[] written = writer.write(new VansEnvelope.Message(HEAD, NOTIFICATION, bytes(CONTENT)));

        assertThat(reader.isEnvelope(written)).isTrue();
        VansEnvelope.Message read = (VansEnvelope.Message) envelope(written);
        assertThat(read.head()).isEqualTo(HEAD);
        assertThat(read.document()).isEqualTo(NOTIFICATION);
        assertThat(read.data()).isEqualTo(bytes(CONTENT));
    }

    @Test
    void receipts_are_written_and_read() {
        for (ReceiptKind kind : ReceiptKind.values()) {
            VansEnvelope.Receipt receipt = new VansEnvelope.Receipt(HEAD, kind, ID,
                kind == ReceiptKind.POSITIVE_MESSAGE ? Optional.empty() : Optional.of("mailbox unknown"),
                kind == ReceiptKind.NEGATIVE_VANS ? Optional.empty() : Optional.of(new Original(NOTIFICATION, 17)));

            assertThat(envelope(writer.write(receipt))).isEqualTo(receipt);
        }
    }

    @Test
    void xdis_gives_its_format_name_version_and_bytes() {
        String envelope = envelope("068dadff", "2020-08-26T17:12:13", "XML", "PD94bWw+", "6");
        VansEnvelope.Message read = (VansEnvelope.Message) envelope(bytes(envelope));

        assertThat(read.head().id()).as("not a UUID").isEqualTo("068dadff");
        assertThat(read.head().sentAt()).as("Danish summer time").isEqualTo(Instant.parse("2020-08-26T15:12:13Z"));
        assertThat(read.document().format()).isEqualTo(Format.XML);
        assertThat(read.document().name()).isEqualTo("MCM:XDIS20");
        assertThat(read.document().version()).contains("XD2030L");
        assertThat(read.document().tags()).containsExactly(Map.entry("MCM:STATISTIC", "manual"));
        assertThat(new String(read.data(), StandardCharsets.UTF_8)).isEqualTo("<?xml>");
    }

    @Test
    void a_bare_message_is_no_envelope() {
        for (String bare : new String[] {"", CONTENT, "<Bundle xmlns=\"http://hl7.org/fhir\"/>", "<VANSEnvelope/>", "<!DOCTYPE a><a/>",
            "<"}) {
            assertThat(reader.isEnvelope(bytes(bare))).as(bare).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <Format>XML</Format> | <Format>PDF</Format>                       | VALUE_UNKNOWN at VANSEnvelope.Message.MetaInformation.Document.Format
        EndPointType="EAN" | EndPointType="SOR"                           | VALUE_UNKNOWN at VANSEnvelope.SenderID.EndPointType
        <SizeInBytes>6 | <SizeInBytes>7                                   | FIELD_INVALID at VANSEnvelope.Message.MetaInformation.Document.SizeInBytes
        <SizeInBytes>6 | <SizeInBytes>six                                 | FIELD_INVALID at VANSEnvelope.Message.MetaInformation.Document.SizeInBytes
        PD94bWw+ | PD94b§                                                 | FIELD_INVALID at VANSEnvelope.Message.Data
        2020-08-26T17:12:13 | yesterday                                   | FIELD_INVALID at VANSEnvelope.SentDateTime
        <Name>MCM:XDIS20</Name> | ''                                      | FIELD_MISSING at VANSEnvelope.Message.MetaInformation.Document.Name
        </Message> | </Message><Message><Data>PD94bWw+</Data></Message>   | FIELD_INVALID at VANSEnvelope.Message.Data
        </VANSEnvelope> | <Receipt/></VANSEnvelope>                       | FIELD_INVALID at VANSEnvelope
        </VANSEnvelope> | ''                                              | ENVELOPE_MALFORMED at VANSEnvelope
        1.0.4 | 1.0.3                                                     | ENVELOPE_MALFORMED at VANSEnvelope
        """)
    void a_damaged_envelope_is_refused_at_the_place(String intact, String damaged, String refused) {
        assertThat(refusal(envelope(ID, "2020-08-26T17:12:13", "XML", "PD94bWw+", "6").replace(intact, damaged))).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE VANSEnvelope [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE VANSEnvelope [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE VANSEnvelope SYSTEM \"http://127.0.0.1:1/x.dtd\">"})
    void a_document_type_declaration_is_refused_and_nothing_is_fetched(String declaration) {
        String envelope = envelope(ID, "2020-08-26T17:12:13", "XML", "PD94bWw+", "6");

        assertThat(refusal(declaration + envelope)).startsWith("ENVELOPE_MALFORMED");
        assertThat(refusal(declaration + envelope.replace("PD94bWw+", "&b;"))).startsWith("ENVELOPE_MALFORMED");
        assertThat(refusal(envelope.replace("PD94bWw+", "&x;"))).startsWith("ENVELOPE_MALFORMED");
    }

    @Test
    void too_long_and_too_deep_are_refused() {
        assertThat(refusal(envelope(ID, "2020-08-26T17:12:13", "XML", "A".repeat(100_000), "6"))).startsWith("MESSAGE_TOO_LONG");
        assertThat(refusal(envelope(ID, "2020-08-26T17:12:13", "XML", "<a>".repeat(20) + "</a>".repeat(20), "6")))
            .startsWith("ENVELOPE_MALFORMED");
    }

    private VansEnvelope envelope(byte[] message) {
        return ((Opened.Envelope) reader.read(message)).envelope();
    }

    private String refusal(String message) {
        return reader.read(bytes(message)) instanceof Opened.Refused refused ? refused.why().code() + " at " + refused.why().location()
            : "read";
    }

    private static String envelope(String id, String sent, String format, String data, String size) {
        return """
            <VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4">
              <SenderID EndPointType="EAN">5790001659592</SenderID>
              <ReceiverID EndPointType="CVR">12345678</ReceiverID>
              <EnvelopeIdentifier>%s</EnvelopeIdentifier>
              <SentDateTime>%s</SentDateTime>
              <Message><MetaInformation><Identifier>1</Identifier>
                <Document><Format>%s</Format><Name>MCM:XDIS20</Name><Version>XD2030L</Version><SizeInBytes>%s</SizeInBytes></Document>
                <Transport><Type>reliable</Type><TransformMessage>false</TransformMessage>
                  <ServiceTag name="MCM:STATISTIC">manual</ServiceTag></Transport>
              </MetaInformation><Data>
                %s
              </Data></Message>
            </VANSEnvelope>""".formatted(id, sent, format, size, data);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
