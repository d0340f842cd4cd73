package dk.broen.domain.terms;

import java.util.regex.Pattern;

/** Kommunekode: four digits with the leading zero, for example {@code 0751} (danish-standards.md §4). */
public record MunicipalityCode(String value) {
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    /** @throws IllegalArgumentException if the text is not four digits */
    public MunicipalityCode {
        if (!FOUR_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("a municipality code has four digits with the leading zero");
        }
    }

    /** Whether the code stands for an unknown municipality or one abroad, which no hub serves. */
    public boolean unknown() {
        return value.equals("9999") || value.equals("0000");
    }

    @Override
    public String toString() {
        return value;
    }
}
