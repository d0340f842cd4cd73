package dk.broen.mappings.hl7v2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HL7 v2 time stamp: {@code YYYYMMDD[HH[MM[SS[.S…]]]][±ZZZZ]}. Without an offset it is Danish local time, and in the hour that autumn
 * doubles the earlier one (danish-standards §8).
 */
final class Hl7Time {
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"
        + "(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,4})?)?)?)?([+-]\\d{4})?");

    private Hl7Time() {}

    static Optional<Instant> read(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDate.of(number(time, 1), number(time, 2), number(time, 3))
                .atTime(number(time, 4), number(time, 5), number(time, 6));
            String offset = time.group(7);
            return Optional.of(offset == null ? ZonedDateTime.of(local, DENMARK).toInstant() : local.toInstant(ZoneOffset.of(offset)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }
}
