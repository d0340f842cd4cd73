package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.demo.Explained.Basis;
import dk.broen.simulator.demo.Explained.Decision;
import dk.broen.simulator.demo.Explained.Now;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import dk.broen.simulator.demo.Explained.Told;
import dk.broen.simulator.demo.Explained.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the hub's explanations, from {@code GET /api/events} and {@code GET /api/why/…}. */
final class Explanations {

    private Explanations() {
    }

    private enum Nature {
        ORIGINAL(""), CORRECTION(" CORRECTED"), CANCELLATION(" CANCELLED");

        private final String words;

        Nature(String words) {
            this.words = words;
        }
    }

    /** @throws IllegalStateException when the response has a code that the demo does not know */
    static List<Explained> all(JsonNode response) {
        return StreamSupport.stream(response.spliterator(), false).map(Explanations::one).toList();
    }

    /** @throws IllegalStateException when the explanation has a code that the demo does not know */
    static Explained one(JsonNode occasion) {
        return new Explained(occasion.path("reference").asText(), occasion.path("kind").asText(), word(occasion.path("message"), "source"),
            happened(occasion.path("message").path("stay")), each(occasion.path("plan").path("flags"), JsonNode::asText),
            each(occasion.path("decisions"), Explanations::decision), each(occasion.path("notices"), Explanations::told),
            each(occasion.path("wardAnswers"), Explanations::sending),
            each(occasion.path("workItems"), task -> task.path("item").path("kind").asText() + ": "
                + task.path("item").path("because").asText()));
    }

    private static String happened(JsonNode stay) {
        return stay.isObject() ? stay.path("type").asText() + known(Nature.class, stay, "nature").words : "";
    }

    private static Decision decision(JsonNode decision) {
        return new Decision(code(decision.path("matter")), word(decision, "event"), code(decision.path("unit")),
            code(decision.path("function")), known(Verdict.class, decision, "verdict"), word(decision, "reason"), basis(decision),
            each(decision.path("steps"), JsonNode::asText));
    }

    private static Told told(JsonNode notice) {
        return new Told(code(notice.path("unit")), code(notice.path("function")), notice.path("kind").asText(),
            each(notice.path("says"), JsonNode::asText), each(notice.path("takesBack"), JsonNode::asText),
            Optional.of(notice.path("now")).filter(JsonNode::isObject)
                .map(now -> new Now(now.path("state").asText(), instant(now, "since"))),
            basis(notice), each(notice.path("steps"), JsonNode::asText), each(notice.path("sendings"), Explanations::sending));
    }

    private static Sending sending(JsonNode sending) {
        return new Sending(sending.path("reference").asText(), known(Channel.class, sending, "channel"),
            known(State.class, sending, "state"), word(sending, "reason"), Instant.parse(sending.path("due").asText()),
            instant(sending, "sentAt"));
    }

    private static Optional<Basis> basis(JsonNode node) {
        return node.hasNonNull("basis") ? Optional.of(known(Basis.class, node, "basis")) : Optional.empty();
    }

    private static <E extends Enum<E>> E known(Class<E> codes, JsonNode node, String key) {
        String found = node.path(key).asText();
        return EnumSet.allOf(codes).stream().filter(code -> code.name().equals(found)).findFirst()
            .orElseThrow(() -> new IllegalStateException("the hub's explanation has " + key + " \"" + found + "\"; the demo knows only "
                + EnumSet.allOf(codes)));
    }

    private static Optional<Instant> instant(JsonNode node, String key) {
        return Optional.of(word(node, key)).filter(at -> !at.isEmpty()).map(Instant::parse);
    }

    private static String word(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.path(key).asText() : "";
    }

    /** Ids and codes are objects with one value. */
    private static String code(JsonNode node) {
        return node.isObject() ? node.path(node.has("value") ? "value" : "code").asText() : node.asText();
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(read.apply(node)));
        return all;
    }
}
