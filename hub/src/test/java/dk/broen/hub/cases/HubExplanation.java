package dk.broen.hub.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.cases.Partners.Arrived;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the hub's explanation of one message, checked against what partners received, into lines of a case file. */
final class HubExplanation {
    private static final int MSH_10 = 9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseFolder folder;
    private final Step.Arrives message;
    private final JsonNode explanation;
    private final Partners partners;

    HubExplanation(CaseFolder folder, Step.Arrives message, JsonNode explanation, Partners partners) {
        this.folder = folder;
        this.message = message;
        this.explanation = explanation;
        this.partners = partners;
    }

    /** The message id: MSH-10, or MessageHeader.id. */
    static String idOf(Step.Arrives message) {
        String text = new String(message.raw(), StandardCharsets.UTF_8);
        try {
            return message.isFhir() ? JSON.readTree(text).path("entry").path(0).path("resource").path("id").asText()
                : text.split("\\|")[MSH_10];
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(message.file() + " is not JSON", unreadable);
        }
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (JsonNode decision : explanation.path("decisions")) {
            verdict(decision).forEach(lines::add);
            decision.path("sendings").forEach(sending -> lines.add(sending(decision, sending)));
        }
        partners.answers().stream().filter(answer -> answer.path("inReplyTo").path("messageId").asText().equals(idOf(message)))
            .forEach(answer -> lines.add(WardLine.of(event(), message.file(), answer)));
        explanation.path("workItems").forEach(task -> lines.add(line("work_item", task.path("item").path("kind").asText())));
        TreeSet<String> flags = new TreeSet<>();
        explanation.path("plan").path("flags").forEach(flag -> flags.add(flag.asText()));
        lines.add(line("flags", flags));
        if (explanation.path("plan").path("outcome").asText().equals("NOBODY_CONCERNED")) {
            lines.add(line("nobody", true));
        }
        return lines;
    }

    private Stream<Line> verdict(JsonNode decision) {
        String reason = decision.path("reason").asText();
        return switch (decision.path("verdict").asText()) {
            case "WITHHELD" -> Stream.of(line(decision, "withheld", reason));
            case "NOT_CONCERNED" -> Stream.of(line(decision, "not_concerned", reason));
            case "HELD" -> Stream.of(line(decision, "held", true));
            default -> Stream.of();
        };
    }

    /** A sending that the hub reports counts only if it arrived exactly once, with this citizen, event and unit. */
    private Line sending(JsonNode decision, JsonNode sending) {
        String by = sending.path("channel").asText().toLowerCase(Locale.ROOT);
        if (!sending.path("state").asText().equals("SENT")) {
            return line(decision, "by", by, "dropped", sending.path("reason").asText(sending.path("state").asText()));
        }
        List<Arrived> arrivals = partners.arrived().stream()
            .filter(arrived -> arrived.reference().equals(sending.path("reference").asText())).toList();
        if (arrivals.size() != 1 || !arrivals.stream().allMatch(arrived -> by.equals("queue") == isAbout(decision, arrived.body()))) {
            return line(decision, "by", by, "dropped", "sent, but received " + arrivals.size() + " times or with other content");
        }
        return line(decision, "by", by, "at", Instant.parse(sending.path("sentAt").asText()), "content", sending.path("content").asText(),
            "basis", decision.path("basis").asText(), "contact", arrivals.get(0).contact());
    }

    private boolean isAbout(JsonNode decision, JsonNode notice) {
        return notice.path("citizen").path("cpr").asText().equals(folder.cpr())
            && notice.path("event").path("type").asText()
                .equals(decision.path("kind").asText().equals("RESPONSIBILITY_ENDED") ? "" : event())
            && notice.path("event").path("kind").asText().equals(decision.path("kind").asText())
            && notice.path("recipient").path("unit").asText().equals(name(decision.path("unit")))
            && notice.path("recipient").path("function").asText().equals(name(decision.path("function")));
    }

    private Line line(JsonNode decision, Object... words) {
        List<String> steps = new ArrayList<>();
        decision.path("steps").forEach(step -> steps.add(step.asText()));
        return line(Stream.of(new Object[] {"to", name(decision.path("unit")), "function", name(decision.path("function")),
            "kind", decision.path("kind").asText(), "ambiguous", steps.stream().anyMatch(step -> step.startsWith("AMBIGUOUS"))}, words)
            .flatMap(Arrays::stream).toArray());
    }

    private Line line(Object... words) {
        return Line.of(Stream.of(new Object[] {"event", event(), "message", message.file()}, words).flatMap(Arrays::stream).toArray());
    }

    private String event() {
        return explanation.path("stay").path("type").asText();
    }

    /** The JSON has a name either as text, or as an object with the text as its only field. */
    private static String name(JsonNode node) {
        return node.isObject() ? node.elements().next().asText() : node.asText();
    }
}
