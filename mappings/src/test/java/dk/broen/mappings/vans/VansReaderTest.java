package dk.broen.mappings.vans;

import static dk.broen.mappings.vans.AnEnvelope.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansReader.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VansReaderTest {
    private final VansReader reader = new VansReader(1_000);

    @Test
    void an_envelope_gives_format_name_version_and_bytes_of_its_message() {
        VansEnvelope.Message read = (VansEnvelope.Message) envelope(AnEnvelope.xdis().replace(AnEnvelope.ID, "EPIC394319568"));

        assertThat(read.head().id()).as("not a UUID").isEqualTo("EPIC394319568");
        assertThat(read.head().sentAt()).as("Danish summer time").isEqualTo(Instant.parse("2020-08-26T15:12:13Z"));
        assertThat(read.document().format()).isEqualTo(Format.XML);
        assertThat(read.document().name()).isEqualTo("MCM:XDIS20");
        assertThat(read.document().version()).contains("XD2030C");
        assertThat(read.document().tags()).containsExactly(Map.entry("MCM:STATISTIC", "manual"));
        assertThat(new String(read.data(), StandardCharsets.UTF_8)).isEqualTo("<?xml>");
    }

    @Test
    void a_bare_message_is_no_envelope() {
        assertThat(reader.recognises(bytes("\uFEFF " + AnEnvelope.xdis()))).isTrue();
        for (String bare : new String[] {"", "{}", "<Bundle xmlns=\"http://hl7.org/fhir\"/>", "<VANSEnvelope/>", "<!DOCTYPE a><a/>", "<",
            "MSH|urn:oio:medcom:vans-envelope:1.0.4"}) {
            assertThat(reader.recognises(bytes(bare))).as(bare).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <Format>XML</Format> | <Format>PDF</Format>                       | VALUE_UNKNOWN at VANSEnvelope.Message.MetaInformation.Document.Format
        <SizeInBytes>6 | <SizeInBytes>7                                   | FIELD_INVALID at VANSEnvelope.Message.MetaInformation.Document.SizeInBytes
        <SizeInBytes>6 | <SizeInBytes>six                                 | FIELD_INVALID at VANSEnvelope.Message.MetaInformation.Document.SizeInBytes
        PD94bWw+ | PD94b§                                                 | FIELD_INVALID at VANSEnvelope.Message.Data
        <Name>MCM:XDIS20</Name> | ''                                      | FIELD_MISSING at VANSEnvelope.Message.MetaInformation.Document.Name
        </Data></Message> | </Data></Message><Message><Data>PD94bWw+</Data></Message> | FIELD_INVALID at VANSEnvelope.Message
        </Data></Message> | </Data><Data>PD94bWw+</Data></Message>        | FIELD_INVALID at VANSEnvelope.Message.Data
        </VANSEnvelope> | <Receipt/></VANSEnvelope>                       | FIELD_INVALID at VANSEnvelope
        </VANSEnvelope> | ''                                              | NOT_VANS at VANSEnvelope
        <Message> | <Message><Message xmlns="urn:other"/>                 | NOT_VANS at VANSEnvelope
        """)
    void a_damaged_envelope_is_refused_at_the_place_and_its_sender_can_be_answered(String intact, String damaged, String refused) {
        Opened.Refused opened = refused(AnEnvelope.xdis().replace(intact, damaged));

        assertThat(opened.why().code() + " at " + opened.why().location()).isEqualTo(refused);
        assertThat(opened.head().orElseThrow().id()).isEqualTo(AnEnvelope.ID);
        assertThat(opened.head().orElseThrow().sender().value()).isEqualTo("5790001659592");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EndPointType="EAN" | EndPointType="SOR"                           | VALUE_UNKNOWN at VANSEnvelope.SenderID@EndPointType
        5790001659592 | 5790001659592 Bruno Test Elmer                    | FIELD_INVALID at VANSEnvelope.SenderID
        2020-08-26T17:12:13 | yesterday                                   | FIELD_INVALID at VANSEnvelope.SentDateTime
        068dadff- | 068 dadff-                                            | FIELD_INVALID at VANSEnvelope.EnvelopeIdentifier
        1.0.4 | 1.0.3                                                     | NOT_VANS at VANSEnvelope
        <ReceiverID EndPointType="CVR">12345678</ReceiverID> | ''         | FIELD_MISSING at VANSEnvelope.ReceiverID
        """)
    void an_envelope_without_a_readable_head_has_nobody_to_answer(String intact, String damaged, String refused) {
        Opened.Refused opened = refused(AnEnvelope.xdis().replace(intact, damaged));

        assertThat(opened.why().code() + " at " + opened.why().location()).isEqualTo(refused);
        assertThat(opened.head()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE VANSEnvelope [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE VANSEnvelope [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE VANSEnvelope SYSTEM \"http://127.0.0.1:1/x.dtd\">"})
    void a_document_type_declaration_is_refused_and_nothing_is_fetched(String declaration) {
        assertThat(refused(declaration + AnEnvelope.xdis()).why().code()).isEqualTo("NOT_VANS");
        assertThat(refused(declaration + AnEnvelope.xdis().replace("PD94bWw+", "&b;")).why().code()).isEqualTo("NOT_VANS");
        assertThat(refused(AnEnvelope.xdis().replace("PD94bWw+", "&x;")).why().code()).isEqualTo("NOT_VANS");
    }

    @Test
    void too_long_too_deep_and_too_many_are_refused() {
        String longest = Base64.getMimeEncoder().encodeToString(new byte[1_000]);
        String longer = Base64.getEncoder().encodeToString(new byte[1_001]);

        assertThat(envelope(sized(longest, 1_000))).isInstanceOf(VansEnvelope.Message.class);
        assertThat(refused(sized(longer, 1_001)).why().code()).isEqualTo("MESSAGE_TOO_LONG");
        assertThat(refused(sized("A".repeat(reader.longestEnvelope()), 6)).why().code()).isEqualTo("MESSAGE_TOO_LONG");
        assertThat(refused(sized("<a>".repeat(20) + "</a>".repeat(20), 6)).why().code()).isEqualTo("NOT_VANS");
        assertThat(refused(sized("<a/>".repeat(300), 6)).why().code()).isEqualTo("NOT_VANS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Receipt/></VANSEnvelope>", "<Receipt><NegativeVans/></Receipt></VANSEnvelope>", "<Receipt><NegativeVans><Err",
        "<Receipt><NegativeVans xmlns='urn:other'/></Receipt></VANSEnvelope>"})
    void a_receipt_that_cannot_be_read_is_a_receipt(String receipt) {
        String envelope = AnEnvelope.xdis().replaceFirst("(?s)<Message>.*", receipt);

        assertThat(reader.read(bytes(envelope))).isInstanceOf(Opened.DamagedReceipt.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#1;", "&#x85;", "&#x7F;"})
    void what_a_reply_repeats_has_no_control_character(String control) {
        String envelope = "<?xml version=\"1.1\"?>" + AnEnvelope.xdis();

        assertThat(refused(envelope.replace("MCM:XDIS20", "MCM:XDIS20#" + control + "x")).why().location()).endsWith("Document.Name");
        VansEnvelope.Message message =
            (VansEnvelope.Message) envelope(envelope.replace("XD2030C", "XD" + control + "C").replace("manual", "man" + control + "ual"));
        assertThat(message.document().version()).isEmpty();
        assertThat(message.document().tags()).isEmpty();
        assertThat(reader.read(new VansReply(Clock.systemUTC(), UUID::randomUUID).negative(message, new Unreadable("NOT_XDIS", "Emessage",
            "text")))).isInstanceOf(Opened.Envelope.class);
    }

    @Test
    void a_version_that_is_too_long_is_not_repeated() {
        assertThat(((VansEnvelope.Message) envelope(AnEnvelope.xdis().replace("XD2030C", "\uD83D\uDE00".repeat(256)))).document().version())
            .isEmpty();
    }

    @Test
    void no_limit_is_above_that_of_the_standard() {
        assertThat(new VansReader(Integer.MAX_VALUE).longestEnvelope()).isEqualTo(100_000_000);
    }

    private static String sized(String data, int size) {
        return AnEnvelope.xdis().replace("PD94bWw+", data).replace("<SizeInBytes>6", "<SizeInBytes>" + size);
    }

    private VansEnvelope envelope(String message) {
        return ((Opened.Envelope) reader.read(bytes(message))).envelope();
    }

    private Opened.Refused refused(String message) {
        return (Opened.Refused) reader.read(bytes(message));
    }
}
