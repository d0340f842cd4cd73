package dk.broen.mappings.vans;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.XmlOfStrangers;
import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.EndPoint;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansEnvelope.Head;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xml.sax.SAXException;

/**
 * Opens a VANSEnvelope. Ids need not be UUIDs, and a time without a zone is Danish; everything else that the standard requires must be there. The
 * error texts of the parser may quote the envelope, so they are not passed on. Thread-safe.
 */
public final class VansReader {
    /** The form of the ids that a reply repeats. */
    private static final String ID = "[A-Za-z0-9_.:{}-]{1,64}";
    private static final String ID_ACCEPTED = "An id has 1 to 64 letters, digits or _.:{}-";
    private static final String ADDRESS = "[A-Za-z0-9_.:-]{1,18}";
    private static final String META = "Message.MetaInformation";
    private static final String DATA = "Message.Data";
    private static final String NAMESPACES = "urn:oio:medcom:vans-envelope:";
    private static final int LONGEST_TEXT = 255;
    /** XML 1.1 can have control characters, and a reply in XML 1.0 cannot repeat them. */
    private static final String TEXT = "[^\\p{Cc}]{1," + LONGEST_TEXT + "}";
    private static final int START = 4_096;
    private static final int STANDARD_LIMIT = 100_000_000;
    private static final int ROOM_FOR_THE_REST = 65_536;

    private final XmlOfStrangers xml = new XmlOfStrangers();
    private final int longestMessage;
    private final int longestEnvelope;

    /** @param longestMessage the largest number of bytes of a message, as it is in the envelope and outside of one */
    public VansReader(int longestMessage) {
        this.longestMessage = longestMessage;
        this.longestEnvelope = (int) Math.min(STANDARD_LIMIT, longestMessage * 3L / 2 + ROOM_FOR_THE_REST);
    }

    /** The largest number of bytes of an envelope: a message of the largest size fits, in Base64 with line ends. */
    public int longestEnvelope() {
        return longestEnvelope;
    }

    /** Whether the bytes begin as an envelope of any version; a bare message does not. */
    public boolean recognises(byte[] message) {
        String start =
            new String(message, 0, Math.min(message.length, START), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return start.startsWith("<") && start.contains(NAMESPACES);
    }

    /** What is in the bytes. */
    public sealed interface Opened {
        record Envelope(VansEnvelope envelope) implements Opened {}

        /** A receipt that cannot be read. It is not answered either: two systems that answer receipts never stop. */
        record DamagedReceipt() implements Opened {}

        /** @param head who sent it, if so much can be read: then it can be answered */
        record Refused(Optional<Head> head, Interpretation.Unreadable why) implements Opened {}
    }

    public Opened read(byte[] envelope) {
        EnvelopeHandler handler = new EnvelopeHandler();
        try {
            parse(envelope, handler);
            return new Opened.Envelope(opened(handler.read()));
        } catch (UnreadableMessage unreadable) {
            return handler.receipt() ? new Opened.DamagedReceipt() : new Opened.Refused(headAsFar(handler.read()), unreadable.why());
        }
    }

    private void parse(byte[] envelope, EnvelopeHandler handler) {
        if (envelope.length > longestEnvelope) {
            throw new UnreadableMessage("MESSAGE_TOO_LONG", Elements.ROOT,
                "An envelope of at most " + longestEnvelope + " bytes is accepted");
        }
        try {
            xml.parse(envelope, handler);
        } catch (SAXException | IOException broken) {
            throw EnvelopeHandler.malformed("The envelope cannot be parsed as XML without a document type declaration");
        }
    }

    private VansEnvelope opened(Elements elements) {
        Head head = head(elements);
        if (elements.has("Message") == elements.has("Receipt")) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.ROOT, "An envelope has exactly one Message or one Receipt");
        }
        return elements.has("Message") ? message(head, elements) : receipt(head, elements);
    }

    private static Optional<Head> headAsFar(Elements elements) {
        try {
            return Optional.of(head(elements));
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    private static Head head(Elements elements) {
        return new Head(endPoint(elements, "SenderID"), endPoint(elements, "ReceiverID"),
            elements.require("EnvelopeIdentifier", ID, ID_ACCEPTED), time(elements.require("SentDateTime")));
    }

    private static EndPoint endPoint(Elements elements, String path) {
        String address = elements.require(path, ADDRESS, "An address has 1 to 18 letters, digits or _.:-");
        return new EndPoint(word(EndPoint.Kind.values(), EndPoint.Kind::name, elements, path + "@EndPointType"), address);
    }

    private VansEnvelope.Message message(Head head, Elements elements) {
        elements.find("Message");
        Document document = document(elements, META);
        byte[] data = data(elements.require(DATA));
        if (data.length > longestMessage) {
            throw new UnreadableMessage("MESSAGE_TOO_LONG", Elements.location(DATA),
                "A message of at most " + longestMessage + " bytes is accepted");
        }
        if (data.length != document.size()) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.location(META + ".Document.SizeInBytes"),
                "The message has " + data.length + " bytes: it was changed or cut off on its way");
        }
        return new VansEnvelope.Message(head, document, data);
    }

    private static Document document(Elements elements, String path) {
        String document = path + ".Document.";
        return new Document(elements.require(path + ".Identifier", ID, ID_ACCEPTED),
            word(Format.values(), Format::word, elements, document + "Format"), name(elements, document + "Name"),
            elements.find(document + "Version").filter(version -> version.matches(TEXT)),
            size(elements, document + "SizeInBytes"), elements.tags(path));
    }

    private static String name(Elements elements, String path) {
        return elements.require(path, TEXT, "A name has 1 to " + LONGEST_TEXT + " characters, and no control character");
    }

    private static int size(Elements elements, String path) {
        return Integer.parseInt(elements.require(path, "\\d{1,9}", "A number of bytes is accepted"));
    }

    private static byte[] data(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException damaged) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.location(DATA), "The content is not Base64");
        }
    }

    private static VansEnvelope.Receipt receipt(Head head, Elements elements) {
        elements.find("Receipt");
        ReceiptKind kind = Arrays.stream(ReceiptKind.values()).filter(one -> elements.has("Receipt." + one.element())).findFirst()
            .orElseThrow(() -> new UnreadableMessage("FIELD_MISSING", Elements.location("Receipt"), "The kind of the receipt is missing"));
        String path = "Receipt." + kind.element();
        return new VansEnvelope.Receipt(head, kind, elements.require(path + ".OriginalEnvelopeIdentifier", ID, ID_ACCEPTED),
            elements.find(path + ".Error.Description"), original(elements, path + ".OriginalMessage"));
    }

    private static Optional<Document> original(Elements elements, String path) {
        return elements.has(path) ? Optional.of(document(elements, path)) : Optional.empty();
    }

    private static <W> W word(W[] words, Function<W, String> written, Elements elements, String path) {
        String text = elements.require(path);
        return Arrays.stream(words).filter(word -> written.apply(word).equalsIgnoreCase(text)).findFirst()
            .orElseThrow(() -> new UnreadableMessage("VALUE_UNKNOWN", Elements.location(path),
                "Accepted: " + Arrays.stream(words).map(written).collect(Collectors.joining(", "))));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            try {
                return LocalDateTime.parse(text).atZone(OpeningHours.DENMARK).toInstant();
            } catch (DateTimeException noTime) {
                throw new UnreadableMessage("FIELD_INVALID", Elements.location("SentDateTime"),
                    "A time of XML Schema is accepted, such as 2026-12-01T09:00:00+01:00");
            }
        }
    }
}
