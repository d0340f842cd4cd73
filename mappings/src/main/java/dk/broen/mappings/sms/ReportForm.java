package dk.broen.mappings.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.domain.terms.NotificationId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a gateway reports what became of an SMS. A place is a JSON pointer such as {@code /event/status}, or the name of a form field.
 *
 * @param format of the body
 * @param reference the place of the reference of the hub; {@link #IN_PATH}: the last part of the path; empty: the report has none
 * @param id the place of the gateway's id; empty: the report has none
 * @param status the place of the status
 * @param time the place of the time of the report, ISO 8601 or seconds since 1970; empty: the report has none
 * @param oldest an older report is refused
 * @param meanings what each status means
 */
public record ReportForm(ReportCheck check, Format format, String reference, String id, String status, String time, Duration oldest,
    Map<Meaning, List<String>> meanings) {
    /** The place of a reference that is the last part of the path. */
    public static final String IN_PATH = "PATH";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Pattern STATUS = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    public ReportForm {
        meanings = Map.copyOf(meanings);
    }

    /** How the body is written. */
    public enum Format { JSON, FORM }

    /** @param now against which the time of the report is held */
    public SmsReport read(IncomingReport report, Instant now) {
        if (!check.accepts(report)) {
            return new SmsReport.NotSigned();
        }
        Optional<Function<String, Optional<String>>> body = format == Format.JSON ? json(report.body())
            : FormFields.of(report.body()).map(fields -> fields::value);
        return body.map(values -> read(values, check.pathOf(report), now))
            .orElseGet(() -> new SmsReport.Refused("body", format == Format.JSON ? "is not a JSON object" : "is not a form"));
    }

    private static Optional<Function<String, Optional<String>>> json(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root.isObject() ? Optional.of(place -> Optional.of(root.at(place)).filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull()).map(JsonNode::asText)) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private SmsReport read(Function<String, Optional<String>> values, String path, Instant now) {
        Optional<SmsReport> outOfTime = time.isEmpty() ? Optional.empty() : outOfTime(values.apply(time).flatMap(ReportForm::instant), now);
        if (outOfTime.isPresent()) {
            return outOfTime.get();
        }
        Optional<String> said = values.apply(status).filter(word -> STATUS.matcher(word).matches());
        Optional<NotificationId> own = reference(values, path);
        Optional<String> gateways = id.isEmpty() ? Optional.empty() : values.apply(id);
        if (said.isEmpty()) {
            return new SmsReport.Refused(status, "is missing, or not a word");
        }
        if (own.isEmpty() && gateways.isEmpty()) {
            return new SmsReport.Refused(reference.isEmpty() ? id : reference, "is missing, or not a reference of the hub");
        }
        return meaning(said.get()).<SmsReport>map(meaning -> new SmsReport.Read(own, gateways, meaning, said.get()))
            .orElseGet(() -> new SmsReport.UnknownStatus(said.get()));
    }

    /** The same report can come again until it is too old, and changes nothing then. */
    private Optional<SmsReport> outOfTime(Optional<Instant> at, Instant now) {
        if (at.isEmpty()) {
            return Optional.of(new SmsReport.Refused(time, "is missing, or not a time"));
        }
        if (at.get().isBefore(now.minus(oldest))) {
            return Optional.of(new SmsReport.Refused(time, "is too old"));
        }
        return at.get().isAfter(now.plus(SKEW)) ? Optional.of(new SmsReport.Refused(time, "is in the future")) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(SECONDS.matcher(text).matches() ? Instant.ofEpochSecond(Long.parseLong(text))
                : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private Optional<NotificationId> reference(Function<String, Optional<String>> values, String path) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        return (reference.equals(IN_PATH) ? Optional.of(path.substring(path.lastIndexOf('/') + 1)) : values.apply(reference))
            .flatMap(ReportForm::notice);
    }

    private static Optional<NotificationId> notice(String text) {
        try {
            return Optional.of(new NotificationId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<Meaning> meaning(String said) {
        return meanings.entrySet().stream().filter(entry -> entry.getValue().stream()
            .anyMatch(word -> word.toLowerCase(Locale.ROOT).equals(said.toLowerCase(Locale.ROOT)))).map(Map.Entry::getKey).findFirst();
    }

    @Override
    public String toString() {
        return "ReportForm[" + check + "]";
    }
}
