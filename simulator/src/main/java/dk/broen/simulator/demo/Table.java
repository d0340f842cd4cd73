package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.people.TestPerson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What people see: an event, then each candidate recipient with what was told how and when, or why not. Colours on a terminal only. */
final class Table {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final boolean colours = System.console() != null && System.getenv("NO_COLOR") == null;
    private final Units units;

    Table(Units units) {
        this.units = units;
    }

    void step(OffsetDateTime at, String says) {
        out.println();
        out.println(bold(TIME.format(at) + "  " + says));
    }

    void answered(String answer) {
        out.println("           hospital was answered " + answer);
    }

    void nothingNew() {
        out.println("           known already: nothing new is told");
    }

    /** @param told references of notices already shown; those sent now are added */
    void event(JsonNode event, TestPerson person, Set<String> told) {
        JsonNode stay = event.path("stay");
        JsonNode plan = event.path("plan");
        String what = stay.isObject() ? stay.path("type").asText() + (stay.path("nature").asText().equals("ORIGINAL") ? "" : " " + stay.path("nature").asText())
            : "MESSAGE";
        String municipality = name(plan.path("municipality"), "value");
        out.println("           " + String.format("%-22s citizen %s  %-8s ref %s%s", what, initials(person),
            units.municipalities().getOrDefault(municipality, ""), event.path("reference").asText(), flags(plan)));
        event.path("decisions").forEach(decision -> decision(decision, told));
        event.path("wardAnswer").forEach(answer -> {
            told.add(answer.path("reference").asText());
            line("ward", "answered on its queue", "");
        });
        if (event.path("decisions").isEmpty()) {
            plan.path("steps").forEach(step -> line("nobody", "told: " + step.asText(), plan.path("outcome").asText()));
        }
        event.path("workItems").forEach(item -> line("work item", item.path("item").path("because").asText(), item.path("item").path("kind").asText()));
    }

    /** Notices that were held and have left since. */
    void released(JsonNode events, Set<String> told) {
        for (JsonNode event : events) {
            for (JsonNode decision : event.path("decisions")) {
                for (JsonNode sending : decision.path("sendings")) {
                    if (!sending.path("state").asText().equals("PENDING") && told.add(sending.path("reference").asText())) {
                        out.println();
                        out.println(bold(TIME.format(local(sending.path("sentAt").asText(sending.path("due").asText()))) + "  what was held"));
                        line(unit(decision), how(sending) + " of " + event.path("stay").path("type").asText() + " ref " + event.path("reference").asText(),
                            sending.path("state").asText());
                    }
                }
            }
        }
    }

    void verdict(int received, List<String> differences) {
        out.println();
        if (differences.isEmpty()) {
            out.println(received + " notices checked: what was received is what the table says");
        } else {
            out.println("what was received is not what the table says:");
            differences.forEach(difference -> out.println("  " + difference));
        }
    }

    void addresses(World world, Path directory) {
        out.println();
        out.println("The hub stays up; Ctrl-C ends it.");
        out.println("  Hawtio      http://127.0.0.1:" + world.port("management") + "/actuator/hawtio   user operator");
        out.println("  API         http://127.0.0.1:" + world.port("http") + "/api/events   description /api/openapi");
        out.println("  MLLP        127.0.0.1:" + world.port("mllp") + "   broker 127.0.0.1:" + world.port("broker"));
        out.println("  passwords   " + directory.resolve("data").resolve("demo-secrets.json"));
        out.println("  ask why     ./broen why REF --data " + directory.resolve("data"));
    }

    private void decision(JsonNode decision, Set<String> told) {
        String verdict = decision.path("verdict").asText();
        switch (verdict) {
            case "PERMITTED" -> {
                decision.path("sendings").forEach(sending -> {
                    if (!sending.path("state").asText().equals("PENDING")) {
                        told.add(sending.path("reference").asText());
                    }
                });
                List<String> how = StreamSupport.stream(decision.path("sendings").spliterator(), false).map(Table::how).toList();
                line(unit(decision), how.isEmpty() ? "may be told, but has no contact point" : String.join(" and ", how),
                    decision.path("basis").asText() + kind(decision));
            }
            case "WITHHELD" -> line(unit(decision), "not told as " + name(decision.path("function"), "code"),
                decision.path("reason").asText());
            case "HELD" -> line(unit(decision), "held until the consent register answers", "HELD");
            default -> line(unit(decision), "nothing to tell as " + name(decision.path("function"), "code"),
                decision.path("reason").asText());
        }
    }

    private static String kind(JsonNode decision) {
        return decision.path("kind").asText().equals("NEWS") ? "" : " " + decision.path("kind").asText();
    }

    private static String how(JsonNode sending) {
        boolean waits = sending.path("state").asText().equals("PENDING");
        String when = waits ? ", held to " + TIME.format(local(sending.path("due").asText())) : "";
        return switch (sending.path("channel").asText()) {
            case "QUEUE" -> "told on its queue" + when;
            case "MAIL" -> "told by mail" + when;
            default -> "by SMS to the duty phone" + when;
        } + (sending.path("state").asText().matches("PENDING|SENT") ? "" : " (" + sending.path("state").asText() + " " + sending.path("reason").asText() + ")");
    }

    private String unit(JsonNode decision) {
        String id = name(decision.path("unit"), "value");
        return Optional.ofNullable(units.byId().get(id)).map(Units.Unit::name).orElse(id);
    }

    private static String name(JsonNode named, String component) {
        return named.isObject() ? named.path(component).asText() : named.asText();
    }

    private static String flags(JsonNode plan) {
        List<String> flags = new ArrayList<>();
        plan.path("flags").forEach(flag -> flags.add(flag.asText()));
        return flags.isEmpty() ? "" : "  " + flags.stream().sorted().collect(Collectors.joining(" "));
    }

    private void line(String who, String what, String why) {
        out.println("             " + String.format("%-30s %-74s %s", who, what, why).stripTrailing());
    }

    private static OffsetDateTime local(String instant) {
        return OffsetDateTime.parse(instant).atZoneSameInstant(Script.DENMARK).toOffsetDateTime();
    }

    private static String initials(TestPerson person) {
        return person.givenName().charAt(0) + "." + person.familyName().charAt(0) + ".";
    }

    private String bold(String text) {
        return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
