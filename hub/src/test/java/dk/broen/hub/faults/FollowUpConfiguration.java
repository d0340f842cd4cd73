package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * The shipped configuration, where each admission in Odense must be answered within half an hour: the coordinators are told by mail, the duty
 * desk on a queue and by SMS, the manager by mail. The residence has two phones.
 */
final class FollowUpConfiguration {
    static final String TEAM = "odense-tovholdere";
    static final String DESK = "odense-vagt";
    static final String MANAGER = "odense-leder";
    static final String RESIDENCE = "odense-botilbud-aaen";
    static final String DESK_QUEUE = "notifications.0461.doegnvagt";
    private static final String ODENSE = "municipalities/0461-odense.yaml";
    private static final String ESCALATION = """
        escalation:
          - {rule: coordinators, from: 2020-01-01, events: [ADMITTED], functions: [COORDINATOR], answer_within: 30 working minutes, reminders: 1}

        routing:
        """;
    private static final String LEADER = """
        units:
          odense-leder:
            name: Lederen af tovholderne
            functions: [COORDINATOR]
            phone: "+45 20 00 00 50"
            hours: {mon-fri: "08:00-16:00"}
            contact:
              - mail: leder@odense.example

        """;
    private static final String RESIDENCE_AS_SHIPPED =
        "      - mail: aaen@odense.example\n      - sms: \"+45 20 00 00 34\"\n        when: always\n";
    private static final String TWO_PHONES =
        "      - sms: \"+45 20 00 00 34\"\n        when: always\n      - sms: \"+45 20 00 01 34\"\n        when: always\n";

    private FollowUpConfiguration() {}

    static Path in(Path directory) throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        String odense = Files.readString(config.resolve(ODENSE));
        odense = replaced(odense, "routing:\n", ESCALATION);
        odense = replaced(odense, "units:\n", LEADER);
        odense = replaced(odense, "    name: Tovholderteamet\n", "    name: Tovholderteamet\n    manager: odense-leder\n");
        odense = replaced(odense, "      - mail: doegnvagt@odense.example\n", "      - queue: " + DESK_QUEUE + "\n");
        Files.writeString(config.resolve(ODENSE), replaced(odense, RESIDENCE_AS_SHIPPED, TWO_PHONES));
        return config;
    }

    private static String replaced(String text, String shipped, String played) {
        assertThat(text).contains(shipped);
        return text.replaceFirst("(?m)^" + Pattern.quote(shipped), Matcher.quoteReplacement(played));
    }
}
