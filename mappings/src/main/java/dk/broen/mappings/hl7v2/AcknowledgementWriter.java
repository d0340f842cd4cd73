package dk.broen.mappings.hl7v2;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes HL7 v2 acknowledgements. An acknowledgement has the version, the character set and the delimiters of the message, sender and
 * receiver swapped, and MSH-10 of the message in MSA-2. Original mode (MSH-15 and MSH-16 empty) is answered AA, AE or AR. In enhanced mode
 * MSH-15 asks for the commit acknowledgement CA, CE or CR, and MSH-16 for the application acknowledgement AA, AE or AR: for an accepted
 * message both can follow each other. After CE or CR the message was not accepted, and nothing follows (HL7 v2.5.1 §2.9; danish-standards.md
 * §§3, 3.1). An acknowledgement is never answered.
 */
public final class AcknowledgementWriter {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSZ");
    private static final Pattern LOCATION = Pattern.compile("([A-Z0-9]{3})(?:-(\\d+)(?:\\.(\\d+))?)?");
    private static final String OWN_NAME = "BROEN";

    private final Clock clock;
    private final Supplier<String> controlIds;

    /**
     * @param clock gives the time and the zone of MSH-7
     * @param controlIds gives a new MSH-10 at each call: unique, at most 20 letters and digits
     */
    public AcknowledgementWriter(Clock clock, Supplier<String> controlIds) {
        this.clock = clock;
        this.controlIds = controlIds;
    }

    /**
     * Accepts a message that is stored: AA, CA, or CA and then AA.
     *
     * @return empty if the sender requests no answer to a success
     */
    public List<byte[]> accepted(Hl7Envelope.Readable message) {
        return accepted(message, Optional.empty());
    }

    /** @param expected the sequence number that is expected (MSA-4), if the hospital sends any */
    public List<byte[]> accepted(Hl7Envelope.Readable message, Optional<String> expected) {
        MshFields header = message.header();
        Stream<String> codes = header.enhancedMode()
            ? Stream.of(Optional.of("CA").filter(commit -> requested(header.acceptAcknowledgement(), false)),
                Optional.of("AA").filter(application -> requested(header.applicationAcknowledgement(), false))).flatMap(Optional::stream)
            : Stream.of("AA");
        return codes.map(code -> write(header, message.charset(), code, Optional.empty(), expected)).toList();
    }

    /**
     * Refuses a message with place and reason: AE or CE, or AR or CR.
     *
     * @return empty if the sender requests no answer to an error
     */
    public Optional<byte[]> refused(Hl7Envelope message, Hl7Refusal refusal) {
        return refused(message, refusal, Optional.empty());
    }

    /** @param expected the sequence number that is expected (MSA-4), if the hospital sends any */
    public Optional<byte[]> refused(Hl7Envelope message, Hl7Refusal refusal, Optional<String> expected) {
        MshFields header = message.header();
        return code(header, refusal.fault().rejected() ? "R" : "E")
            .map(code -> write(header, message.charset(), code, Optional.of(refusal), expected));
    }

    private static Optional<String> code(MshFields header, String outcome) {
        if (header.acknowledgement()) {
            return Optional.empty();
        }
        if (header.enhancedMode() && requested(header.acceptAcknowledgement(), true)) {
            return Optional.of("C" + outcome);
        }
        return !header.enhancedMode() || requested(header.applicationAcknowledgement(), true) ? Optional.of("A" + outcome)
            : Optional.empty();
    }

    private static boolean requested(String condition, boolean error) {
        return switch (condition.strip()) {
            case "AL" -> true;
            case "ER" -> error;
            case "SU" -> !error;
            default -> false;
        };
    }

    private byte[] write(MshFields header, Charset charset, String code, Optional<Hl7Refusal> refusal, Optional<String> expected) {
        Delimiters delimiters = header.delimiters();
        String version = header.version().isEmpty() ? "2.5.1" : header.version();
        String text = refusal.map(reason -> delimiters.escaped(reason.message())).orElse("");
        StringBuilder out = new StringBuilder(256);
        out.append(segment(delimiters, "MSH", delimiters.encodingCharacters(),
            header.receivingApplication().isEmpty() ? OWN_NAME : header.receivingApplication(), header.receivingFacility(),
            header.sendingApplication(), header.sendingFacility(),
            OffsetDateTime.now(clock).format(TIMESTAMP), "", messageType(header, version), controlIds.get(),
            header.processingId().isEmpty() ? "P" : header.processingId(), version, "", "", "", "", "", header.characterSet()));
        out.append(segment(delimiters, "MSA", code, header.controlId(), text, expected.orElse("")));
        refusal.ifPresent(reason -> out.append(version.compareTo("2.5") >= 0
            ? segment(delimiters, "ERR", "", location(reason, delimiters), coded(reason, delimiters, delimiters.component()), "E", "", "",
                "", text)
            : segment(delimiters, "ERR", positionAndCode(reason, delimiters))));
        return out.toString().getBytes(charset);
    }

    private static String messageType(MshFields header, String version) {
        String type = header.triggerEvent().isEmpty() ? "ACK" : "ACK" + header.delimiters().component() + header.triggerEvent();
        return version.compareTo("2.4") >= 0 && !header.triggerEvent().isEmpty() ? type + header.delimiters().component() + "ACK" : type;
    }

    /** ERR-2 (data type ERL): segment, number of the segment, field, repetition, component. */
    private static String location(Hl7Refusal refusal, Delimiters delimiters) {
        Matcher parts = parsed(refusal);
        String component = String.valueOf(delimiters.component());
        if (parts.group(2) == null) {
            return parts.group(1) + component + "1";
        }
        String field = String.join(component, parts.group(1), "1", parts.group(2));
        return parts.group(3) == null ? field : String.join(component, field, "1", parts.group(3));
    }

    /** ERR-1 before v2.5 (data type ELD): segment, number of the segment, field, and the code in subcomponents. */
    private static String positionAndCode(Hl7Refusal refusal, Delimiters delimiters) {
        Matcher parts = parsed(refusal);
        return String.join(String.valueOf(delimiters.component()), parts.group(1), "1", parts.group(2) == null ? "" : parts.group(2),
            coded(refusal, delimiters, delimiters.subcomponent()));
    }

    private static String coded(Hl7Refusal refusal, Delimiters delimiters, char separator) {
        return refusal.fault().number() + separator + delimiters.escaped(refusal.fault().tableText()) + separator + "HL70357";
    }

    private static Matcher parsed(Hl7Refusal refusal) {
        Matcher matcher = LOCATION.matcher(refusal.location());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + refusal.location() + "\" is not an HL7 location such as PID-3 or MSH-9.2");
        }
        return matcher;
    }

    /** Joins the fields, leaves out empty ones at the end, and ends the segment with CR. */
    static String segment(Delimiters delimiters, String name, String... fields) {
        int last = fields.length;
        while (last > 0 && fields[last - 1].isEmpty()) {
            last--;
        }
        String separator = String.valueOf(delimiters.field());
        return name + separator + String.join(separator, List.of(fields).subList(0, last)) + "\r";
    }
}
