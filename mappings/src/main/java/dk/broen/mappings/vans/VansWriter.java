package dk.broen.mappings.vans;

import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.EndPoint;
import dk.broen.mappings.vans.VansEnvelope.Head;
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

/** Writes an envelope as XML in UTF-8. The message goes into it unchanged. Thread-safe. */
public final class VansWriter {
    /** XML Schema of the envelope: the longest description of an error. */
    private static final int LONGEST_DESCRIPTION = 512;
    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    public byte[] write(VansEnvelope envelope) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(Elements.ROOT);
            xml.writeDefaultNamespace(EnvelopeHandler.NAMESPACE);
            head(xml, envelope.head());
            if (envelope instanceof VansEnvelope.Message message) {
                message(xml, message);
            } else {
                receipt(xml, (VansEnvelope.Receipt) envelope);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void head(XMLStreamWriter xml, Head head) throws XMLStreamException {
        endPoint(xml, "SenderID", head.sender());
        endPoint(xml, "ReceiverID", head.receiver());
        text(xml, "EnvelopeIdentifier", head.id());
        text(xml, "SentDateTime", head.sentAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void message(XMLStreamWriter xml, VansEnvelope.Message message) throws XMLStreamException {
        xml.writeStartElement("Message");
        meta(xml, "MetaInformation", message.document());
        text(xml, "Data", Base64.getEncoder().encodeToString(message.data()));
        xml.writeEndElement();
    }

    private static void meta(XMLStreamWriter xml, String name, Document document) throws XMLStreamException {
        xml.writeStartElement(name);
        text(xml, "Identifier", document.id());
        xml.writeStartElement("Document");
        text(xml, "Format", document.format().word());
        text(xml, "Name", document.name());
        if (document.version().isPresent()) {
            text(xml, "Version", document.version().get());
        }
        text(xml, "SizeInBytes", Integer.toString(document.size()));
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

    private static void receipt(XMLStreamWriter xml, VansEnvelope.Receipt receipt) throws XMLStreamException {
        xml.writeStartElement("Receipt");
        xml.writeStartElement(receipt.kind().element());
        if (receipt.kind() != ReceiptKind.POSITIVE_MESSAGE) {
            String error = receipt.error().orElse("unknown");
            xml.writeStartElement("Error");
            text(xml, "Description", error.substring(0, Math.min(error.length(), LONGEST_DESCRIPTION)));
            xml.writeEndElement();
        }
        text(xml, "OriginalEnvelopeIdentifier", receipt.about());
        if (receipt.original().isPresent()) {
            meta(xml, "OriginalMessage", receipt.original().get());
        }
        xml.writeEndElement();
        xml.writeEndElement();
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
