package dk.broen.mappings.vans;

import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.EndPoint;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Wraps one message, or writes a receipt, as a VANSEnvelope. The message goes through unchanged. Thread-safe. */
public final class VansEnvelopeWriter {
    /** XML in UTF-8. */
    public byte[] write(VansEnvelope envelope) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(Elements.ROOT);
            xml.writeDefaultNamespace(Elements.NAMESPACE);
            endPoint(xml, "SenderID", envelope.head().sender());
            endPoint(xml, "ReceiverID", envelope.head().receiver());
            text(xml, "EnvelopeIdentifier", envelope.head().id());
            text(xml, "SentDateTime", envelope.head().sentAt().truncatedTo(ChronoUnit.SECONDS).toString());
            if (envelope instanceof VansEnvelope.Message message) {
                message(xml, message);
            } else {
                receipt(xml, (VansEnvelope.Receipt) envelope);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("an envelope could not be written to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static void message(XMLStreamWriter xml, VansEnvelope.Message message) throws XMLStreamException {
        byte[] data = message.data();
        xml.writeStartElement("Message");
        meta(xml, "MetaInformation", message.document(), data.length);
        text(xml, "Data", Base64.getEncoder().encodeToString(data));
        xml.writeEndElement();
    }

    private static void meta(XMLStreamWriter xml, String name, Document document, int size) throws XMLStreamException {
        xml.writeStartElement(name);
        text(xml, "Identifier", document.id());
        xml.writeStartElement("Document");
        text(xml, "Format", word(document.format()));
        text(xml, "Name", document.name());
        if (document.version().isPresent()) {
            text(xml, "Version", document.version().get());
        }
        text(xml, "SizeInBytes", Integer.toString(size));
        xml.writeEndElement();
        xml.writeStartElement("Transport");
        text(xml, "Type", "reliable");
        text(xml, "TransformMessage", "false");
        for (Map.Entry<String, String> tag : new TreeMap<>(document.tags()).entrySet()) {
            xml.writeStartElement("ServiceTag");
            xml.writeAttribute("name", tag.getKey());
            xml.writeCharacters(tag.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** A positive receipt and a negative one of a message repeat what the envelope said of it; that of the network need not. */
    private static void receipt(XMLStreamWriter xml, VansEnvelope.Receipt receipt) throws XMLStreamException {
        xml.writeStartElement("Receipt");
        xml.writeStartElement(VansEnvelopeReader.element(receipt.kind()));
        if (receipt.kind() != ReceiptKind.POSITIVE_MESSAGE) {
            xml.writeStartElement("Error");
            text(xml, "Description", receipt.error().orElse("unknown"));
            xml.writeEndElement();
        }
        text(xml, "OriginalEnvelopeIdentifier", receipt.about());
        if (receipt.original().isPresent()) {
            meta(xml, "OriginalMessage", receipt.original().get().document(), receipt.original().get().size());
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String word(Format format) {
        return switch (format) {
            case XML, EDIFACT, HL7 -> format.name();
            case BINARY -> "Binary";
            case OTHER -> "Other";
        };
    }

    private static void endPoint(XMLStreamWriter xml, String name, EndPoint endPoint) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("EndPointType", endPoint.kind().name());
        xml.writeCharacters(endPoint.value());
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
