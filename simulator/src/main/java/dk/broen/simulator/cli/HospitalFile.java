package dk.broen.simulator.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is in a file: HL7 v2 messages or one FHIR message, told by the content and never by the name. */
sealed interface HospitalFile {

    /** One message or several, each without frame, segments ended by CR, bytes otherwise untouched. */
    record Hl7(List<byte[]> messages) implements HospitalFile {
    }

    /** A FHIR message bundle, JSON or XML. */
    record Fhir(byte[] bundle) implements HospitalFile {
    }

    Pattern BYTE_ORDER_MARK = Pattern.compile("^\u00EF\u00BB\u00BF");
    Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    Pattern MESSAGE_START = Pattern.compile("(?=(?<=^|\r)MSH)");
    Pattern BATCH_SEGMENT = Pattern.compile("(?<=^|\r)(?:FHS|BHS|BTS|FTS)[^\r]*\r");

    /** Empty when the content is neither. Bytes are read one to one (ISO-8859-1), so that any character set comes through. */
    static Optional<HospitalFile> of(byte[] content) {
        String text = BYTE_ORDER_MARK.matcher(new String(content, StandardCharsets.ISO_8859_1)).replaceFirst("").stripLeading();
        if (text.startsWith("{") || text.startsWith("<")) {
            return Optional.of(new Fhir(content));
        }
        if (text.startsWith("MSH") || text.startsWith("FHS") || text.startsWith("BHS")) {
            return Optional.of(new Hl7(messages(text)));
        }
        return Optional.empty();
    }

    private static List<byte[]> messages(String text) {
        String segments = LINE_END.matcher(text.stripTrailing()).replaceAll("\r").replaceAll("\r{2,}", "\r") + "\r";
        return Arrays.stream(MESSAGE_START.split(BATCH_SEGMENT.matcher(segments).replaceAll("")))
            .filter(message -> message.startsWith("MSH")).map(message -> message.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }
}
