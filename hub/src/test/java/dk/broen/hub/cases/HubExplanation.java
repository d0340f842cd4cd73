package dk.broen.hub.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dk.broen.hub.cases.Partners.Arrived;
import dk.broen.simulator.medcom.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns the hub's explanation of one occasion, checked against what partners received, into lines of a case file. */
final class HubExplanation {
    private static final int MSH_10 = 9;
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String cpr;
    private final Optional<Step.Arrives> message;
    private final JsonNode explanation;
    private final Partners partners;

    /** @param message the message that is the occasion; empty for another kind of occasion */
    HubExplanation(String cpr, Optional<Step.Arrives> message, JsonNode explanation, Partners partners) {
        this.cpr = cpr;
        this.message = message;
        this.explanation = explanation;
        this.partners = partners;
    }

    /** The message id: MSH-10, MessageHeader.id or the id of an XDIS letter. */
    static String idOf(Step.Arrives message) {
        String text = new String(message.raw(), StandardCharsets.UTF_8);
        if (message.isXdis()) {
            return text.replaceAll("(?s).*<Letter>.*?<Identifier>([^<]*)<.*", "$1");
        }
        if (text.startsWith("<")) {
            return text.replaceAll("(?s).*<MessageHeader[^>]*>.*?<id value=\"([^\"]*)\".*", "$1");
        }
        try {
            return message.isFhir() ? JSON.readTree(text).path("entry").path(0).path("resource").path("id").asText()
                : text.split("\\|")[MSH_10];
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(message.file() + " is not JSON", unreadable);
        }
    }

    /** Whether the occasion is what the list said: lists are taken within a minute. */
    static boolean isOf(Step.Arrives list, JsonNode occasion) {
        Instant at = Instant.parse(occasion.path("at").asText());
        return occasion.path("message").has("stay") && !at.isBefore(list.at()) && at.isBefore(list.at().plus(TAKEN_WITHIN));
    }

    /** The id of the message: of a list it is made of its time, the event and the visit. */
    private String messageId(Step.Arrives occasion) {
        if (!occasion.isList()) {
            return idOf(occasion);
        }
        String visit =
            new String(occasion.raw(), StandardCharsets.UTF_8).lines().skip(1).map(row -> row.split(";")[1]).findFirst().orElse("");
        return "LIST-" + occasion.at() + "-" + event() + "-" + visit;
    }

    /** @param end answers to wards after this time do not belong to the case */
    List<Line> lines(Instant end) {
        List<Line> lines = new ArrayList<>();
        explanation.path("decisions").forEach(decision -> verdict(decision).ifPresent(lines::add));
        for (JsonNode notice : explanation.path("notices")) {
            notice.path("sendings").forEach(sending -> lines.add(sending(notice, sending)));
            flags(notice).ifPresent(lines::add);
        }
        explanation.path("workItems").forEach(task -> lines.add(line("work_item", task.path("item").path("kind").asText(), "state",
            task.path("state").asText(), "opened", Instant.parse(task.path("createdAt").asText()))));
        message.ifPresent(occasion -> lines.addAll(answers(occasion, end)));
        if (message.isPresent() && explanation.path("plan").path("outcome").asText().equals("NOBODY_CONCERNED")) {
            lines.add(line("event", event(), "nobody", true));
        }
        return lines;
    }

    /** The decisions of the occasion that wait for a consent register, and a name for each decision that was made. */
    List<Decided> decided() {
        List<Decided> decided = new ArrayList<>();
        explanation.path("decisions").forEach(decision -> decided.add(new Decided(
            List.of(name(decision.path("matter")), name(decision.path("function")), name(decision.path("unit"))),
            decision.path("verdict").asText().equals("HELD") ? Optional.of(about(decision, "held", true)) : Optional.empty())));
        return decided;
    }

    /**
     * A decision that may be decided again on a later occasion.
     *
     * @param about what the decision is about
     * @param held the line, if the decision waits for a consent register
     */
    record Decided(List<String> about, Optional<Line> held) {}

    /** A mail does not name the message that it answers: it is found by its reference among the answers of this occasion. */
    private Stream<Line> mails(Step.Arrives occasion) {
        Map<String, JsonNode> mails = partners.wardMails();
        return StreamSupport.stream(explanation.path("wardAnswers").spliterator(), false)
            .flatMap(sending -> Optional.ofNullable(mails.get(sending.path("reference").asText())).stream())
            .map(answer -> WardLine.of(event(), occasion.file(), answer));
    }

    private List<Line> answers(Step.Arrives occasion, Instant end) {
        return Stream.concat(mails(occasion), partners.answers().stream()
            .filter(answer -> answer.path("inReplyTo").path("messageId").asText().equals(messageId(occasion)))
            .filter(answer -> !Instant.parse(answer.path("answeredAt").asText()).isAfter(end))
            .map(answer -> WardLine.of(event(), occasion.file(), answer))).toList();
    }

    private Optional<Line> verdict(JsonNode decision) {
        String reason = decision.path("reason").asText();
        return switch (decision.path("verdict").asText()) {
            case "WITHHELD" -> Optional.of(about(decision, "withheld", reason));
            case "NOT_CONCERNED" -> Optional.of(about(decision, "not_concerned", reason));
            default -> Optional.empty();
        };
    }

    private Line about(JsonNode decision, String word, Object value) {
        return line("to", name(decision.path("unit")), "function", name(decision.path("function")), "event",
            decision.path("event").asText(), word, value);
    }

    /** A sending that the hub reports counts only if it arrived exactly once, with this citizen, these matters and this unit. */
    private Line sending(JsonNode notice, JsonNode sending) {
        String by = sending.path("channel").asText().toLowerCase(Locale.ROOT);
        if (!isSent(sending)) {
            return of(notice, "by", by, "dropped", sending.path("reason").asText(sending.path("state").asText()));
        }
        List<Arrived> arrivals = arrivals(sending);
        if (arrivals.size() != 1 || !arrivals.stream().allMatch(arrived -> isAbout(by, notice, arrived))) {
            return of(notice, "by", by, "dropped", "sent, but received " + arrivals.size() + " times or with other content");
        }
        JsonNode body = arrivals.get(0).body();
        Optional<ReceivedMessage> report = arrivals.get(0).report();
        return of(notice, "by", by, "at", Instant.parse(sending.path("sentAt").asText()), "content", sending.path("content").asText(),
            "basis", body.path("basis").asText(notice.path("basis").asText()), "contact", arrivals.get(0).contact(), "says",
            texts(notice.path("says")), "takes_back", texts(notice.path("takesBack")), "now",
            notice.path("now").path("state").asText("none"), "department", department(body), "activities",
            report.map(Line::activities), "status", report.map(ReceivedMessage::status));
    }

    private static boolean isSent(JsonNode sending) {
        return sending.path("state").asText().equals("SENT");
    }

    private List<Arrived> arrivals(JsonNode sending) {
        return partners.arrived().stream().filter(arrived -> arrived.reference().equals(sending.path("reference").asText())).toList();
    }

    private static Optional<String> department(JsonNode body) {
        return body.isMissingNode() ? Optional.empty()
            : Optional.of(body.path("says").path(0).path("hospital").path("department").asText("none"));
    }

    /** The flags of a notice that left. A mail has them in words, so the flags of the plan are taken instead if the mail says any news. */
    private Optional<Line> flags(JsonNode notice) {
        List<JsonNode> sent = new ArrayList<>();
        notice.path("sendings").forEach(sending -> Optional.of(sending).filter(HubExplanation::isSent).ifPresent(sent::add));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        boolean news = !notice.path("says").isEmpty();
        JsonNode planned = news && name(notice.path("function")).equals("COORDINATOR") ? explanation.path("plan").path("flags")
            : MissingNode.getInstance();
        JsonNode flags = sent.stream().flatMap(sending -> arrivals(sending).stream()).map(Arrived::body).filter(JsonNode::isObject)
            .findFirst().map(body -> body.path("flags")).orElse(planned);
        return Optional.of(of(notice, "flags", texts(flags)));
    }

    /** Mail and SMS do not show the content to a program. */
    private boolean isAbout(String by, JsonNode notice, Arrived arrived) {
        return switch (by) {
            case "queue" -> isAbout(notice, arrived.body());
            case "medcom" -> arrived.report().filter(report -> report.cpr().equals(cpr)).isPresent();
            default -> arrived.body().isMissingNode() && arrived.report().isEmpty();
        };
    }

    private boolean isAbout(JsonNode notice, JsonNode body) {
        List<String> said = new ArrayList<>();
        body.path("says").forEach(saying -> said.add(saying.path("type").asText()));
        return body.path("citizen").path("cpr").asText().equals(cpr)
            && body.path("kind").asText().equals(notice.path("kind").asText())
            && Line.written(said).equals(Line.written(texts(notice.path("says"))))
            && body.path("recipient").path("unit").asText().equals(name(notice.path("unit")));
    }

    private Line of(JsonNode notice, Object... words) {
        Optional<String> first =
            Stream.concat(texts(notice.path("says")).stream(), texts(notice.path("takesBack")).stream()).findFirst();
        boolean ambiguous = Stream.of(explanation.path("decisions")).flatMap(decisions -> texts(decisions, "steps").stream())
            .anyMatch(step -> step.startsWith("AMBIGUOUS")) && name(notice.path("function")).equals("COORDINATOR");
        return line(Stream.of(new Object[] {"to", name(notice.path("unit")), "function", name(notice.path("function")), "event", first,
            "kind", notice.path("kind").asText(), "ambiguous", ambiguous}, words).flatMap(Arrays::stream).toArray());
    }

    private Line line(Object... words) {
        return Line.of(Stream.of(new Object[] {"message", message.map(Step.Arrives::file)}, words).flatMap(Arrays::stream).toArray());
    }

    private String event() {
        return explanation.path("message").path("stay").path("type").asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.addAll(texts(entry.path(field))));
        return texts;
    }

    /** The JSON has a name either as text, or as an object with the text as its only field. */
    static String name(JsonNode node) {
        return node.isObject() ? node.elements().next().asText() : node.asText();
    }
}
