package dk.broen.mappings.vans;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.EndPoint;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansEnvelope.Head;
import dk.broen.mappings.vans.VansEnvelope.Original;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Unwraps a VANSEnvelope. Ids need not be UUIDs, and a time without a zone is Danish; everything else that the standard requires must be there.
 * Thread-safe.
 */
public final class VansEnvelopeReader {
    private static final String META = "Message.MetaInformation";
    private final int longest;

    /** @param longest the largest number of bytes of an envelope; the standard allows 100 MB */
    public VansEnvelopeReader(int longest) {
        this.longest = longest;
    }

    /** Whether the bytes begin as an envelope; a bare message does not. */
    public boolean isEnvelope(byte[] message) {
        return Elements.begin(message);
    }

    /** What is in the bytes. */
    public sealed interface Opened {
        record Envelope(VansEnvelope envelope) implements Opened {}

        record Refused(Interpretation.Unreadable why) implements Opened {}
    }

    public Opened read(byte[] envelope) {
        try {
            return new Opened.Envelope(opened(envelope));
        } catch (UnreadableMessage unreadable) {
            return new Opened.Refused(unreadable.why());
        }
    }

    private VansEnvelope opened(byte[] envelope) {
        if (envelope.length > longest) {
            throw new UnreadableMessage("MESSAGE_TOO_LONG", Elements.ROOT, "The envelope is longer than " + longest + " bytes");
        }
        Elements elements = Elements.read(envelope);
        Head head = new Head(endPoint(elements, "SenderID"), endPoint(elements, "ReceiverID"), elements.require("EnvelopeIdentifier"),
            time(elements.require("SentDateTime")));
        if (elements.has("Message") == elements.has("Receipt")) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.ROOT, "An envelope has one Message or one Receipt");
        }
        return elements.has("Message") ? message(head, elements) : receipt(head, elements);
    }

    private static VansEnvelope.Message message(Head head, Elements elements) {
        byte[] data = data(elements.require("Message.Data"));
        size(elements, data);
        return new VansEnvelope.Message(head, document(elements, META), data);
    }

    private static Document document(Elements elements, String meta) {
        return new Document(elements.require(meta + ".Identifier"),
            word(Format.class, elements.require(meta + ".Document.Format"), meta + ".Document.Format"),
            elements.require(meta + ".Document.Name"), elements.find(meta + ".Document.Version"), elements.tags());
    }

    private static VansEnvelope.Receipt receipt(Head head, Elements elements) {
        ReceiptKind kind = Arrays.stream(ReceiptKind.values()).filter(one -> elements.has("Receipt." + element(one))).findFirst()
            .orElseThrow(() -> new UnreadableMessage("FIELD_MISSING", Elements.ROOT + ".Receipt", "The kind of the receipt is missing"));
        String at = "Receipt." + element(kind);
        return new VansEnvelope.Receipt(head, kind, elements.require(at + ".OriginalEnvelopeIdentifier"),
            elements.find(at + ".Error.Description"), original(elements, at + ".OriginalMessage", kind));
    }

    private static Optional<Original> original(Elements elements, String at, ReceiptKind kind) {
        return kind == ReceiptKind.NEGATIVE_VANS && !elements.has(at) ? Optional.empty()
            : Optional.of(new Original(document(elements, at), number(elements, at + ".Document.SizeInBytes")));
    }

    private static int number(Elements elements, String path) {
        String text = elements.require(path);
        if (!text.matches("\\d{1,9}")) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.ROOT + "." + path, "The value is not a number of bytes");
        }
        return Integer.parseInt(text);
    }

    static String element(ReceiptKind kind) {
        return switch (kind) {
            case NEGATIVE_VANS -> "NegativeVans";
            case NEGATIVE_MESSAGE -> "NegativeMessage";
            case POSITIVE_MESSAGE -> "PositiveMessage";
        };
    }

    private static EndPoint endPoint(Elements elements, String path) {
        return new EndPoint(word(EndPoint.Kind.class, elements.endPointType(path), path + ".EndPointType"), elements.require(path));
    }

    private static <W extends Enum<W>> W word(Class<W> words, String text, String path) {
        return Arrays.stream(words.getEnumConstants()).filter(word -> word.name().equals(text.toUpperCase(Locale.ROOT))).findFirst()
            .orElseThrow(() -> new UnreadableMessage("VALUE_UNKNOWN", Elements.ROOT + "." + path,
                "Accepted: " + Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            try {
                return LocalDateTime.parse(text).atZone(OpeningHours.DENMARK).toInstant();
            } catch (DateTimeException noTime) {
                throw new UnreadableMessage("FIELD_INVALID", Elements.ROOT + ".SentDateTime", "The value is not a time of XML Schema");
            }
        }
    }

    private static byte[] data(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException damaged) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.ROOT + ".Message.Data", "The content is not Base64");
        }
    }

    /** A message that was cut off on its way has another size than the envelope says. */
    private static void size(Elements elements, byte[] data) {
        String path = META + ".Document.SizeInBytes";
        if (number(elements, path) != data.length) {
            throw new UnreadableMessage("FIELD_INVALID", Elements.ROOT + "." + path, "The content has " + data.length + " bytes");
        }
    }
}
