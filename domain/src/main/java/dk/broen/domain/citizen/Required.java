package dk.broen.domain.citizen;

import dk.broen.domain.terms.Period;
import java.util.Collection;

/** What a recorded decision of a human must name. The text of an error begins with the key in the facts document. */
final class Required {
    private Required() {}

    static void text(String key, String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(key + ": is empty; " + what);
        }
    }

    static void some(String key, Collection<?> named, String what) {
        if (named.isEmpty()) {
            throw new IllegalArgumentException(key + ": is empty; " + what);
        }
    }

    static void lastDay(Period period) {
        if (period.until().isEmpty()) {
            throw new IllegalArgumentException("until: is missing; name the last day");
        }
    }
}
