package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the hub says of one event by {@code GET /api/why/…}: what it decided, and what became of each notice.
 *
 * @param reference what people quote
 * @param source the hospital
 * @param happened as {@code ADMITTED}, or {@code ADMITTED CANCELLED}
 * @param steps what concerns the event as a whole
 * @param workItems what a human must do
 */
record Explained(String reference, String source, Instant receivedAt, String happened, List<String> flags, List<String> steps,
    List<Candidate> candidates, List<Sending> wardAnswers, List<String> workItems) {

    private static final Pattern CONSENT = Pattern.compile("consent \\S+ of (\\d{4}-\\d{2}-\\d{2})");
    private static final String WARNING = "WARNING: ";

    Explained {
        flags = List.copyOf(flags);
        steps = List.copyOf(steps);
        candidates = List.copyOf(candidates);
        wardAnswers = List.copyOf(wardAnswers);
        workItems = List.copyOf(workItems);
    }

    /**
     * A unit that was or was not told.
     *
     * @param kind {@code NEWS}, {@code CANCELLED} …
     * @param reason a code when it was not told, else empty
     * @param basis a code when it was told, else empty
     */
    record Candidate(String unit, String function, String kind, String verdict, String reason, String basis, List<String> steps,
        List<Sending> sendings) {
        Candidate {
            steps = List.copyOf(steps);
            sendings = List.copyOf(sendings);
        }

        /** The first day of the consent that decided. */
        Optional<String> consentFrom() {
            return steps.stream().map(CONSENT::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
        }

        /** What the hub wants seen. */
        List<String> warnings() {
            return steps.stream().filter(step -> step.startsWith(WARNING)).map(step -> step.substring(WARNING.length())).toList();
        }
    }

    /** One notice on one channel. @param state {@code PENDING}, {@code SENT}, {@code DROPPED} or {@code GIVEN_UP} */
    record Sending(String reference, Channel channel, String state, String reason, Instant due, Optional<Instant> sentAt) {
        boolean sent() {
            return state.equals("SENT");
        }

        boolean waits() {
            return state.equals("PENDING");
        }
    }

    static Explained of(JsonNode event) {
        JsonNode plan = event.path("plan");
        String nature = event.path("stay").path("nature").asText("ORIGINAL");
        return new Explained(event.path("reference").asText(), event.path("source").asText(),
            Instant.parse(event.path("receivedAt").asText()),
            event.path("stay").path("type").asText("NOTHING") + switch (nature) {
                case "CANCELLATION" -> " CANCELLED";
                case "CORRECTION" -> " CORRECTED";
                default -> "";
            }, each(plan.path("flags"), JsonNode::asText), each(plan.path("steps"), JsonNode::asText),
            each(event.path("decisions"), Explained::candidate), each(event.path("wardAnswer"), Explained::sending),
            each(event.path("workItems"), task -> task.path("item")).stream()
                .map(item -> item.path("kind").asText() + ": " + item.path("because").asText()).toList());
    }

    /** Every notice to a unit, and the answer to the ward. */
    List<Sending> sendings() {
        return Stream.concat(candidates.stream().flatMap(candidate -> candidate.sendings().stream()), wardAnswers.stream()).toList();
    }

    /** As {@code ADMITTED}, cancelled or not. */
    String type() {
        return happened.split(" ")[0];
    }

    private static Candidate candidate(JsonNode decision) {
        return new Candidate(decision.path("unit").path("value").asText(), decision.path("function").path("code").asText(),
            decision.path("kind").asText(), decision.path("verdict").asText(), word(decision, "reason"), word(decision, "basis"),
            each(decision.path("steps"), JsonNode::asText), each(decision.path("sendings"), Explained::sending));
    }

    private static Sending sending(JsonNode sending) {
        return new Sending(sending.path("reference").asText(), Channel.valueOf(sending.path("channel").asText()),
            sending.path("state").asText(), word(sending, "reason"), Instant.parse(sending.path("due").asText()),
            Optional.of(word(sending, "sentAt")).filter(at -> !at.isEmpty()).map(Instant::parse));
    }

    private static String word(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.path(key).asText() : "";
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(read.apply(node)));
        return all;
    }
}
