package dk.broen.adapters.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the text of a cell becomes a value of the facts document. */
enum CellKind {
    TEXT {
        @Override
        JsonNode read(String text) {
            return TextNode.valueOf(text);
        }
    },
    /** One of some words, in English or Danish, in upper or lower case. */
    WORD {
        @Override
        JsonNode read(String text) {
            return TextNode.valueOf(DanishWords.of(text));
        }
    },
    /** Yes or no, in English or Danish. */
    YES_OR_NO {
        @Override
        JsonNode read(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "yes", "ja", "true", "sand" -> BooleanNode.TRUE;
                case "no", "nej", "false", "falsk" -> BooleanNode.FALSE;
                default -> throw new IllegalArgumentException("is neither yes (ja) nor no (nej)");
            };
        }
    },
    /** Names, separated by spaces, commas or vertical bars. */
    NAMES {
        @Override
        JsonNode read(String text) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            Arrays.stream(text.split("[\\s,|]+")).filter(name -> !name.isEmpty()).forEach(names::add);
            return names;
        }
    },
    /** A code of four digits. */
    MUNICIPALITY {
        @Override
        JsonNode read(String text) {
            if (THREE_DIGITS.matcher(text).matches()) {
                throw new IllegalArgumentException("has three digits: Excel removed the leading zero; format the column as text");
            }
            return TextNode.valueOf(text);
        }
    },
    DATE {
        @Override
        JsonNode read(String text) {
            return TextNode.valueOf(DanishDate.read(text).toString());
        }
    },
    /** A time with an offset, or a day and a time in Denmark. Of the two times in the last hour of summer time, the earlier one. */
    TIME {
        @Override
        JsonNode read(String text) {
            try {
                return TextNode.valueOf(OffsetDateTime.parse(text).toString());
            } catch (DateTimeParseException local) {
                Matcher parts = DAY_AND_TIME.matcher(text);
                if (!parts.matches()) {
                    throw new IllegalArgumentException(TIME_ACCEPTED, local);
                }
                LocalDateTime time = LocalDateTime.of(DanishDate.read(parts.group(1)), time(parts.group(2)));
                return TextNode.valueOf(time.atZone(DENMARK).withEarlierOffsetAtOverlap().toOffsetDateTime()
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            }
        }
    },
    /** Weekdays or ranges of weekdays, each with hours: {@code mon-thu 08:00-15:30, fri 08:00-14:00}. */
    HOURS {
        @Override
        JsonNode read(String text) {
            ObjectNode hours = JsonNodeFactory.instance.objectNode();
            for (String part : parts(text)) {
                Matcher range = DAYS_AND_HOURS.matcher(part);
                if (!range.matches() || hours.has(days(range.group(1)))) {
                    throw new IllegalArgumentException(HOURS_ACCEPTED);
                }
                hours.put(days(range.group(1)), clock(range.group(2)) + "-" + clock(range.group(3)));
            }
            return hours;
        }
    },
    /** Stays, each as hospital and visit number: {@code auh/V-17, auh/V-18}. */
    STAYS {
        @Override
        JsonNode read(String text) {
            ArrayNode stays = JsonNodeFactory.instance.arrayNode();
            for (String part : parts(text)) {
                String[] stay = part.split("/", 2);
                if (stay.length < 2 || stay[0].isBlank() || stay[1].isBlank()) {
                    throw new IllegalArgumentException("is not a list of stays: write hospital/visit, such as auh/V-17");
                }
                stays.addObject().put("hospital", stay[0].strip()).put("visit", stay[1].strip());
            }
            return stays;
        }
    },
    /** Days or ranges of days: {@code 2026-12-20..2027-01-03, 15-01-2027}. */
    PERIODS {
        @Override
        JsonNode read(String text) {
            ArrayNode periods = JsonNodeFactory.instance.arrayNode();
            for (String part : parts(text)) {
                String[] ends = BETWEEN_DAYS.split(part);
                if (ends.length > 2) {
                    throw new IllegalArgumentException(PERIODS_ACCEPTED);
                }
                periods.addObject().put("from", DanishDate.read(ends[0]).toString())
                    .put("until", DanishDate.read(ends[ends.length - 1]).toString());
            }
            return periods;
        }
    };

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final Pattern THREE_DIGITS = Pattern.compile("\\d{3}");
    private static final Pattern DAY_AND_TIME = Pattern.compile("(\\S+)(?: (?:kl\\.? )?|T)(\\d{1,2}[:.]\\d{2})(?:[:.]\\d{2})?");
    private static final Pattern DAYS_AND_HOURS =
        Pattern.compile("([\\p{L}]+(?: ?[-\u2013] ?[\\p{L}]+)?):? +(\\d{1,2}[:.]\\d{2}) ?[-\u2013] ?(\\d{1,2}[:.]\\d{2})");
    private static final Pattern BETWEEN_DAYS = Pattern.compile("\\.\\.| +(?:til|to|-|\u2013) +|\u2013");
    private static final String TIME_ACCEPTED = "is not a time: write 2026-11-30T14:05:00+01:00 or 30-11-2026 14:05";
    private static final String HOURS_ACCEPTED = "is not working hours: write mon-thu 08:00-15:30, fri 08:00-14:00";
    private static final String PERIODS_ACCEPTED = "is not a list of periods: write 2026-12-20..2027-01-03, 2027-02-01";

    /**
     * Reads a cell that is not empty.
     *
     * @throws IllegalArgumentException when the text is wrong; the message says what is accepted, without the text
     */
    abstract JsonNode read(String text);

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[,|;\\r\\n]+")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private static String days(String days) {
        return Arrays.stream(days.split(" ?[-\u2013] ?")).map(DanishWords::day).collect(Collectors.joining("-"));
    }

    /** In the form HH:MM; 8.00 is a usual way to write 08:00 in Danish. */
    private static String clock(String time) {
        String clock = time.replace('.', ':');
        return clock.length() < "08:00".length() ? "0" + clock : clock;
    }

    private static LocalTime time(String time) {
        try {
            return LocalTime.parse(clock(time));
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException(TIME_ACCEPTED, none);
        }
    }
}
