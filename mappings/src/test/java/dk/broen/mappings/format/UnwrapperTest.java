package dk.broen.mappings.format;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.EndPoint;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansEnvelope.Head;
import dk.broen.mappings.vans.VansEnvelope.Message;
import dk.broen.mappings.vans.VansReader;
import dk.broen.mappings.vans.VansReply;
import dk.broen.mappings.vans.VansWriter;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnwrapperTest {
    private static final Head HEAD = new Head(new EndPoint(EndPoint.Kind.EAN, "5790001659592"),
        new EndPoint(EndPoint.Kind.EAN, "5790000121526"), "1", Instant.parse("2026-12-01T09:00:00Z"));
    private static final byte[] DATA = "{}".getBytes(StandardCharsets.UTF_8);
    private final Unwrapper unwrapper = new Unwrapper(new VansReader(1_000));

    @ParameterizedTest
    @CsvSource({"HL7,MCM:FDIS20#AdmissionInpatient,MEDCOM", "HL7,MCM:FDIS20,MEDCOM", "HL7,MCM:FCTL#ok,MEDCOM", "XML,MCM:XDIS20,XDIS",
        "XML,XDIS17,XDIS"})
    void the_name_of_the_document_says_which_format_it_has(Format format, String name, MessageFormat expected) {
        Unwrapped.Message message = (Unwrapped.Message) unwrapper.open(envelope(format, name));

        assertThat(message.format()).isEqualTo(expected);
        assertThat(message.envelope().data()).isEqualTo(DATA);
    }

    @ParameterizedTest
    @CsvSource({"EDIFACT,MCM:DIS20,Format", "BINARY,MCM:FDIS20,Format", "XML,MCM:XDIS91,Name", "HL7,MCM:FDIS91,Name",
        "HL7,MCM:FDIS200,Name"})
    void another_document_is_refused_and_its_sender_can_be_answered(Format format, String name, String place) {
        Unwrapped.Refused refused = (Unwrapped.Refused) unwrapper.open(envelope(format, name));

        assertThat(refused.head()).contains(HEAD);
        assertThat(refused.why().code()).isEqualTo("VALUE_UNKNOWN");
        assertThat(refused.why().location()).isEqualTo("VANSEnvelope.Message.MetaInformation.Document." + place);
    }

    @ParameterizedTest
    @CsvSource({"XML,MCM:XCTL01", "XML,MCM:XCTL02", "XML,XCTL03", "EDIFACT,MCM:CTL03"})
    void the_receipt_of_a_letter_is_an_acknowledgement(Format format, String name) {
        assertThat(unwrapper.open(envelope(format, name))).isInstanceOf(Unwrapped.Acknowledgement.class);
    }

    @ParameterizedTest
    @CsvSource({"XML,MCM:XCTL03,Name", "XML,XCTL01,Name", "EDIFACT,MCM:CTL03,Format"})
    void a_letter_under_the_name_of_a_receipt_is_refused_and_its_sender_can_be_answered(Format format, String name, String place) {
        byte[] letter = XdisMessage.admission("BREV-1", new TestPeople(5312).next(), Instant.parse("2026-12-01T09:00:00Z")).bytes();

        Unwrapped.Refused refused = (Unwrapped.Refused) new Unwrapper(new VansReader(10_000)).open(envelope(format, name, letter));

        assertThat(refused.head()).contains(HEAD);
        assertThat(refused.why().location()).endsWith("Document." + place);
    }

    @Test
    void a_receipt_is_told_from_a_message_and_a_bare_message_from_both() {
        byte[] receipt = new VansReply(Clock.systemUTC(), UUID::randomUUID).negative(HEAD, new Unreadable("NOT_VANS", "VANSEnvelope", "x"));

        assertThat(unwrapper.open(receipt)).isInstanceOf(Unwrapped.Receipt.class);
        assertThat(unwrapper.open(DATA)).isInstanceOf(Unwrapped.Bare.class);
    }

    private static byte[] envelope(Format format, String name) {
        return envelope(format, name, DATA);
    }

    private static byte[] envelope(Format format, String name, byte[] data) {
        return new VansWriter()
            .write(new Message(HEAD, new Document("1", format, name, Optional.of("1"), data.length, Map.of()), data));
    }
}
