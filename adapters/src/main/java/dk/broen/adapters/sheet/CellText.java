package dk.broen.adapters.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a cell: {@code ="0102030405"} and {@code '0102030405} are how spreadsheet programs keep a zero at the beginning. */
final class CellText {
    private static final Pattern AS_TEXT = Pattern.compile("=\"(.*)\"|'([+\\d].*)", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("^[\\s\\u00A0\\u202F]+|[\\s\\u00A0\\u202F]+$");

    private CellText() {}

    static String of(String cell) {
        String text = BLANKS.matcher(cell).replaceAll("");
        Matcher asText = AS_TEXT.matcher(text);
        if (!asText.matches()) {
            return text;
        }
        return BLANKS.matcher(asText.group(1) == null ? asText.group(2) : asText.group(1)).replaceAll("");
    }
}
