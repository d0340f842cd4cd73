package dk.broen.mappings.mail;

import dk.broen.mappings.mail.IncomingMail.Action;
import jakarta.mail.internet.InternetHeaders;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * What a delivery report says of its recipients. A mail of the hub has one recipient; a mail server can make several of it. What failed for one
 * counts as failed.
 */
final class DeliveryStatuses {
    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
    /** An undefined status, if the report has none. */
    private static final String UNDEFINED = "5.0.0";

    private DeliveryStatuses() {}

    record Said(Action action, String status) {}

    static Optional<Said> worst(DeliveryStatus report) {
        return IntStream.range(0, report.getRecipientDSNCount()).mapToObj(report::getRecipientDSN)
            .flatMap(recipient -> said(recipient).stream()).min(Comparator.comparing(Said::action));
    }

    private static Optional<Said> said(InternetHeaders recipient) {
        return values(recipient, "Action").map(value -> value.strip().toUpperCase(Locale.ROOT))
            .flatMap(value -> Arrays.stream(Action.values()).filter(action -> value.startsWith(action.name()))).findFirst()
            .map(action -> new Said(action, status(recipient)));
    }

    private static String status(InternetHeaders recipient) {
        return Stream.of("Status", "Diagnostic-Code").flatMap(name -> values(recipient, name))
            .flatMap(value -> STATUS.matcher(value).results()).map(MatchResult::group).findFirst().orElse(UNDEFINED);
    }

    private static Stream<String> values(InternetHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeader(name)).map(List::of).orElse(List.of()).stream();
    }
}
