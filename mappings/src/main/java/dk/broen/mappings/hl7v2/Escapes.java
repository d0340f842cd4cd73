package dk.broen.mappings.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Decodes the escape sequences of a text (HL7 v2.5.1 §2.7), before anybody reads it. */
record Escapes(Delimiters delimiters, Charset charset) {
    private static final Pattern HEX = Pattern.compile("X([0-9A-Fa-f]{2})+");
    /** Highlighting, formatting, local sequences and changes of the character set: they are no text. */
    private static final Pattern NO_TEXT = Pattern.compile("[HN]|\\.[a-z]{2}[+-]?\\d*|Z.*|C[0-9A-Fa-f]{4}|M[0-9A-Fa-f]{4,6}");

    String decoded(String text) {
        if (text.indexOf(delimiters.escape()) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int begin = text.indexOf(delimiters.escape(), at);
            int end = begin < 0 ? -1 : text.indexOf(delimiters.escape(), begin + 1);
            if (end < 0) {
                return out.append(text, at, text.length()).toString();
            }
            out.append(text, at, begin).append(meaning(text.substring(begin + 1, end)));
            at = end + 1;
        }
        return out.toString();
    }

    /** What is no sequence of the standard is text, with its escape characters. */
    private String meaning(String sequence) {
        return switch (sequence) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> String.valueOf(delimiters.component());
            case "R" -> String.valueOf(delimiters.repetition());
            case "T" -> String.valueOf(delimiters.subcomponent());
            case "E" -> String.valueOf(delimiters.escape());
            case ".br", ".sp", ".ce" -> "\n";
            default -> HEX.matcher(sequence).matches() ? characters(HexFormat.of().parseHex(sequence, 1, sequence.length()))
                : NO_TEXT.matcher(sequence).matches() ? "" : delimiters.escape() + sequence + delimiters.escape();
        };
    }

    /** Some senders write ISO 8859-1 in a message of UTF-8. */
    private String characters(byte[] bytes) {
        return CharacterSet.decoded(bytes, charset).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
