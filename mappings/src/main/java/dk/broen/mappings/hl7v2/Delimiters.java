package dk.broen.mappings.hl7v2;

/**
 * The delimiters that an HL7 v2 message declares in MSH-1 and MSH-2 (HL7 v2.5.1 §2.5.4).
 *
 * @param encodingCharacters MSH-2 as declared: the four standard characters, or five from v2.7 on (truncation)
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent, String encodingCharacters) {

    static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&', "^~\\&");

    /**
     * Whether the delimiters are visible punctuation and all different. Otherwise the message would be ambiguous. A dot is none: it would split the
     * version in MSH-12.
     */
    static boolean valid(char field, String encodingCharacters) {
        if (encodingCharacters.length() < 4 || encodingCharacters.length() > 5) {
            return false;
        }
        String all = field + encodingCharacters;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c <= ' ' || c >= 127 || c == '.' || Character.isLetterOrDigit(c) || all.indexOf(c) < i) {
                return false;
            }
        }
        return true;
    }

    static Delimiters of(char field, String encodingCharacters) {
        return new Delimiters(field, encodingCharacters.charAt(0), encodingCharacters.charAt(1), encodingCharacters.charAt(2),
            encodingCharacters.charAt(3), encodingCharacters);
    }

    /** The first component of a field as sent. */
    String firstComponent(String field) {
        int end = field.indexOf(component);
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    /**
     * The text with each delimiter in it replaced by its escape sequence (HL7 v2.5.1 §2.7.1). A control character becomes a blank: it could
     * begin another segment or end the frame.
     */
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
                out.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    private void escapeInto(StringBuilder out, char letter) {
        out.append(escape).append(letter).append(escape);
    }
}
