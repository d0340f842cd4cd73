package dk.broen.domain.terms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Danish civil registration number: ten digits, of which the first six are a possible date of birth (danish-standards.md §4). Numbers
 * without a valid check digit have been issued since 2007 and are accepted, see {@link #hasCheckDigit()}. {@link #toString()} is masked so that logs,
 * exceptions and test output never show the number. Only {@link #digits()} returns the number.
 */
public record Cpr(String digits) {
    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
    private static final int[] WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    /** @throws IllegalArgumentException if the text is not ten digits or has no possible date; the message never contains the text */
    public Cpr {
        if (!TEN_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("a CPR number has ten digits");
        }
        if (birthDate(digits).isEmpty()) {
            throw new IllegalArgumentException("a CPR number starts with a possible date of birth");
        }
    }

    /** Reads {@code DDMMYYXXXX} or {@code DDMMYY-XXXX}; empty if the text has another form or no possible date. */
    public static Optional<Cpr> read(String text) {
        String stripped = text.strip();
        String digits = stripped.length() == 11 && stripped.charAt(6) == '-' ? stripped.substring(0, 6) + stripped.substring(7) : stripped;
        return TEN_DIGITS.matcher(digits).matches() && birthDate(digits).isPresent() ? Optional.of(new Cpr(digits)) : Optional.empty();
    }

    /** Whether the number passes the modulus 11 check. A number that fails the check is accepted. */
    public boolean hasCheckDigit() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    @Override
    public String toString() {
        return "CPR ******-****";
    }

    private static Optional<LocalDate> birthDate(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int year = century(digits.charAt(6), Integer.parseInt(digits.substring(4, 6))) + Integer.parseInt(digits.substring(4, 6));
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int century(char seventh, int year) {
        return switch (seventh) {
            case '0', '1', '2', '3' -> 1900;
            case '4', '9' -> year <= 36 ? 2000 : 1900;
            default -> year <= 57 ? 2000 : 1800;
        };
    }
}
