package dk.broen.mappings.xdis;

import dk.broen.mappings.Interpretation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the receipts of a letter: PositiveReceipt (XCTL03) and NegativeReceipt (XCTL02). Sender and receiver are those of the letter, swapped.
 * What the letter does not name is left out. The form is that of public conversions between EDIFACT and OIOXML; the schema was not available.
 */
public final class ReceiptWriter {
    private static final String NAMESPACE = "http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final Clock clock;
    private final Supplier<String> ids;
    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    /**
     * @param clock its zone is that of the times in receipts
     * @param ids makes the id of a receipt
     */
    public ReceiptWriter(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public Receipt positive(LetterIds letter) {
        return written(letter, "PositiveReceipt", "XC0330Q", "XCTL03", Optional.empty());
    }

    /** The place and the sentence name the error; no value of the letter is repeated. */
    public Receipt negative(LetterIds letter, Interpretation.Unreadable why) {
        return written(letter, "NegativeReceipt", "XC0230Q", "XCTL02", Optional.of(why));
    }

    private Receipt written(LetterIds letter, String element, String version, String code, Optional<Interpretation.Unreadable> why) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Emessage");
            xml.writeDefaultNamespace(NAMESPACE);
            String id = ids.get();
            envelope(xml, id);
            xml.writeStartElement(element);
            xml.writeStartElement("Letter");
            text(xml, "Identifier", id);
            text(xml, "VersionCode", version);
            text(xml, "StatisticalCode", code);
            xml.writeEndElement();
            party(xml, "Sender", letter.receiver());
            party(xml, "Receiver", letter.sender());
            original(xml, letter, why);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Receipt(code, version, bytes.toByteArray());
    }

    private void envelope(XMLStreamWriter xml, String id) throws XMLStreamException {
        ZonedDateTime now = ZonedDateTime.now(clock);
        xml.writeStartElement("Envelope");
        xml.writeStartElement("Sent");
        text(xml, "Date", DAY.format(now));
        text(xml, "Time", MINUTE.format(now));
        xml.writeEndElement();
        text(xml, "Identifier", id);
        text(xml, "AcknowledgementCode", "minuspositivkvitt");
        xml.writeEndElement();
    }

    private static void original(XMLStreamWriter xml, LetterIds letter, Optional<Interpretation.Unreadable> why)
        throws XMLStreamException {
        xml.writeStartElement("OriginalEmessage");
        text(xml, "OriginalEnvelopeIdentifier", letter.envelope());
        party(xml, "OriginalSender", letter.sender());
        party(xml, "OriginalReceiver", letter.receiver());
        if (letter.letter().isPresent()) {
            xml.writeStartElement("OriginalLetter");
            text(xml, "OriginalLetterIdentifier", letter.letter());
            text(xml, "OriginalVersionCode", letter.version());
            refusal(xml, why);
            xml.writeEndElement();
        } else {
            refusal(xml, why);
        }
        xml.writeEndElement();
    }

    private static void refusal(XMLStreamWriter xml, Optional<Interpretation.Unreadable> why) throws XMLStreamException {
        if (why.isPresent()) {
            text(xml, "RefuseCode", refuseCode(why.get().code()));
            text(xml, "RefuseText", why.get().code() + " at " + why.get().location() + ": " + why.get().message());
        }
    }

    private static String refuseCode(String code) {
        return switch (code) {
            case "SENDER_UNKNOWN" -> "ukendt_lokationsnummer";
            case "VERSION_UNSUPPORTED" -> "problem_med_version";
            case "NOT_XDIS", "TEXT_MALFORMED", "FIELD_MISSING", "FIELD_INVALID" -> "syntaksfejl";
            default -> "ikke_specificeret";
        };
    }

    private static void party(XMLStreamWriter xml, String element, Optional<String> number) throws XMLStreamException {
        if (number.isPresent()) {
            xml.writeStartElement(element);
            text(xml, "EANIdentifier", number);
            xml.writeEndElement();
        }
    }

    private static void text(XMLStreamWriter xml, String element, Optional<String> text) throws XMLStreamException {
        if (text.isPresent()) {
            text(xml, element, text.get());
        }
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
