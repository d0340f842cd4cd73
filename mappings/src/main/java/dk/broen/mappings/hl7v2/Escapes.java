package dk.broen.mappings.hl7v2;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Decodes the escape sequences of a text (HL7 v2.5.1 §2.7), before anybody reads it. */
record Escapes(Delimiters delimiters, Charset charset) {
    private static final Pattern HEX = Pattern.compile("X([0-9A-Fa-f]{2})+");

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

    /** Highlighting, local sequences and changes of the character set are dropped: they are no text. */
    private String meaning(String sequence) {
        return switch (sequence) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> String.valueOf(delimiters.component());
            case "R" -> String.valueOf(delimiters.repetition());
            case "T" -> String.valueOf(delimiters.subcomponent());
            case "E" -> String.valueOf(delimiters.escape());
            case ".br", ".sp", ".ce" -> "\n";
            default -> HEX.matcher(sequence).matches() ? new String(HexFormat.of().parseHex(sequence, 1, sequence.length()), charset) : "";
        };
    }
}
