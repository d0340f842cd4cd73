package dk.broen.adapters.sheet;

import dk.broen.domain.terms.Cpr;
import java.util.regex.Pattern;

/** A CPR number in a cell, and what spreadsheet programs make of it. */
final class CprCell {
    private static final Pattern WITH_SPACE = Pattern.compile("(\\d{6})\\s*[- \u2013]\\s*(\\d{4})");
    private static final Pattern SHORT = Pattern.compile("\\d{9}|\\d{5}-?\\d{4}");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("\\d{9,10}[.,]0+");

    private CprCell() {}

    /** @throws IllegalArgumentException when the text is no CPR number; the message says why, without the text */
    static String read(String text) {
        String number = WITH_SPACE.matcher(text).replaceFirst("$1$2");
        return Cpr.read(number).map(Cpr::digits).orElseThrow(() -> new IllegalArgumentException(reason(number)));
    }

    private static String reason(String number) {
        if (SHORT.matcher(number).matches()) {
            return "has nine digits: Excel removed the leading zero; format the column as text and write the number with its zero";
        }
        if (SCIENTIFIC.matcher(number).matches() || DECIMAL.matcher(number).matches()) {
            return "is a number of Excel and has lost digits; format the column as text and write the CPR number again";
        }
        return "is not a CPR number: ten digits, with or without a hyphen";
    }
}
