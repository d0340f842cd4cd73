package dk.broen.domain.courses;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be true of a stay for a step. Days are Danish calendar days from the day of the admission. */
public sealed interface Condition {
    /** The least number of days. */
    int days();

    /**
     * The stay is expected to last that long: by the planned discharge, or by the admission if it names the expected end (PV2-9, PV2-10).
     */
    record StayExpected(int days) implements Condition {
        @Override
        public String toString() {
            return "the stay is expected to last " + days + " days or more";
        }
    }

    /** The stay has lasted that long. */
    record StayLasted(int days) implements Condition {
        @Override
        public String toString() {
            return "the stay has lasted " + days + " days";
        }
    }

    /** @throws IllegalArgumentException if the text is not a least number of days, for example {@code >= 30 days} */
    static int leastDays(String text) {
        Matcher matcher = Pattern.compile(">= ([1-9]\\d{0,2}) days?").matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a least number of days such as \">= 30 days\"");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
