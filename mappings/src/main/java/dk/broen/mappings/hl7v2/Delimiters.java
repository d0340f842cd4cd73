package dk.broen.mappings.hl7v2;

/**
 * The characters that one HL7 v2 message declares in MSH-1 and MSH-2 to take itself apart (HL7 v2.5.1 §2.5.4).
 *
 * @param encodingCharacters MSH-2 as declared: the four standard ones, or five from v2.7 on (truncation)
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent, String encodingCharacters) {

    static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&', "^~\\&");

    /** Whether the five are visible punctuation and differ from each other; anything else would make the message ambiguous. */
    static boolean valid(char field, String encodingCharacters) {
        if (encodingCharacters.length() < 4 || encodingCharacters.length() > 5) {
            return false;
        }
        String all = field + encodingCharacters;
        return all.chars().distinct().count() == all.length()
            && all.chars().allMatch(c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c));
    }

    static Delimiters of(char field, String encodingCharacters) {
        return new Delimiters(field, encodingCharacters.charAt(0), encodingCharacters.charAt(1), encodingCharacters.charAt(2),
            encodingCharacters.charAt(3), encodingCharacters);
    }

    /** Of a field as sent. */
    String firstComponent(String field) {
        int end = field.indexOf(component);
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    /** The text with every delimiter in it written as an escape sequence (HL7 v2.5.1 §2.7.1). */
    String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (char c : text.toCharArray()) {
            if (c == escape) {
                escapeInto(out, 'E');
            } else if (c == field) {
                escapeInto(out, 'F');
            } else if (c == component) {
                escapeInto(out, 'S');
            } else if (c == repetition) {
                escapeInto(out, 'R');
            } else if (c == subcomponent) {
                escapeInto(out, 'T');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escapeInto(StringBuilder out, char letter) {
        out.append(escape).append(letter).append(escape);
    }
}
