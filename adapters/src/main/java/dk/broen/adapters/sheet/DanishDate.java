package dk.broen.adapters.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people and spreadsheet programs in Denmark write it: {@code 2026-11-30}, {@code 30-11-2026}, {@code 30.11.2026} or
 * {@code 30/11-2026}. What an American program could mean otherwise ({@code 03/04/2026}) is refused, and so is a year of two digits.
 */
final class DanishDate {
    static final String ACCEPTED = "write 2026-11-30, 30-11-2026, 30.11.2026 or 30/11-2026";
    private static final Pattern MIDNIGHT = Pattern.compile("[ T]0?0[:.]00([:.]00)?$");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})(?:-(\\d{1,2})-|\\. ?(\\d{1,2})\\. ?|/(\\d{1,2})-)(\\d{4})");
    private static final Pattern TWO_SLASHES = Pattern.compile("\\d{1,2}/\\d{1,2}/(\\d{2}|\\d{4})");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[-./]\\d{1,2}[-./]\\d{2}");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");

    private DanishDate() {}

    /** @throws IllegalArgumentException when the text is no such day; the message says why, without the text */
    static LocalDate read(String text) {
        String day = MIDNIGHT.matcher(text.strip()).replaceFirst("");
        Matcher yearFirst = YEAR_FIRST.matcher(day);
        if (yearFirst.matches()) {
            return day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(day);
        if (dayFirst.matches()) {
            String month =
                dayFirst.group(2) != null ? dayFirst.group(2) : dayFirst.group(3) != null ? dayFirst.group(3) : dayFirst.group(4);
            return day(dayFirst.group(5), month, dayFirst.group(1));
        }
        throw new IllegalArgumentException(reason(day) + "; " + ACCEPTED);
    }

    private static String reason(String day) {
        if (TWO_SLASHES.matcher(day).matches()) {
            return "is ambiguous: day and month can be exchanged";
        }
        if (SHORT_YEAR.matcher(day).matches()) {
            return "is ambiguous: the year must have four digits";
        }
        return SERIAL.matcher(day).matches() ? "is Excel's number of a day: format the column as a date" : "is not a day";
    }

    private static LocalDate day(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("is not a day of the calendar; " + ACCEPTED, none);
        }
    }
}
