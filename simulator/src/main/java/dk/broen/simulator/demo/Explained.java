package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hub's explanation of one event, from {@code GET /api/why/…}: the decision for each unit, and the state of each notice.
 *
 * @param reference the reference of the event
 * @param source the hospital id
 * @param happened the event type and its nature, for example {@code ADMITTED} or {@code ADMITTED CANCELLED}
 * @param steps the steps of the decision that concern the event as a whole
 * @param workItems kind and reason of each work item
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

    /** The decision about a unit. */
    enum Verdict { PERMITTED, WITHHELD, HELD, NOT_CONCERNED }

    /** The legal basis for telling a unit. */
    enum Basis { CONSENT, STATUTORY, TOLD_BEFORE }

    /** The state of a notice. */
    enum State { PENDING, SENT, DROPPED, GIVEN_UP }

    private enum Nature {
        ORIGINAL(""), CORRECTION(" CORRECTED"), CANCELLATION(" CANCELLED");

        private final String words;

        Nature(String words) {
            this.words = words;
        }
    }

    /**
     * The decision about one unit in one function.
     *
     * @param kind {@code NEWS}, {@code CANCELLED} …
     * @param reason the code of the reason when the unit may not be told or there is nothing to tell; else empty
     * @param basis empty when the unit may not be told
     * @param steps the steps of the decision
     */
    record Candidate(String unit, String function, String kind, Verdict verdict, String reason, Optional<Basis> basis, List<String> steps,
        List<Sending> sendings) {
        Candidate {
            steps = List.copyOf(steps);
            sendings = List.copyOf(sendings);
        }

        /** The first day of the consent on which the decision rests; empty when no step names a consent. */
        Optional<String> consentFrom() {
            return steps.stream().map(CONSENT::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
        }

        /** The warnings among the steps. */
        List<String> warnings() {
            return steps.stream().filter(step -> step.startsWith(WARNING)).map(step -> step.substring(WARNING.length())).toList();
        }
    }

    /**
     * A notice on one channel.
     *
     * @param reason a code when the notice was dropped, the cause of the failure when it was given up
     */
    record Sending(String reference, Channel channel, State state, String reason, Instant due, Optional<Instant> sentAt) {
        boolean sent() {
            return state == State.SENT;
        }
    }

    /** @throws IllegalStateException when the response has a code that the demo does not know */
    static Explained of(JsonNode event) {
        JsonNode plan = event.path("plan");
        Nature nature = event.path("stay").isObject() ? known(Nature.class, event.path("stay"), "nature") : Nature.ORIGINAL;
        return new Explained(event.path("reference").asText(), event.path("source").asText(),
            Instant.parse(event.path("receivedAt").asText()),
            event.path("stay").path("type").asText("NOTHING") + nature.words, each(plan.path("flags"), JsonNode::asText),
            each(plan.path("steps"), JsonNode::asText),
            each(event.path("decisions"), Explained::candidate), each(event.path("wardAnswer"), Explained::sending),
            each(event.path("workItems"), task -> task.path("item")).stream()
                .map(item -> item.path("kind").asText() + ": " + item.path("because").asText()).toList());
    }

    /** All notices to units, and the answers to the ward. */
    List<Sending> sendings() {
        return Stream.concat(candidates.stream().flatMap(candidate -> candidate.sendings().stream()), wardAnswers.stream()).toList();
    }

    /** The event type without nature, for example {@code ADMITTED}. */
    String type() {
        return happened.split(" ")[0];
    }

    private static Candidate candidate(JsonNode decision) {
        return new Candidate(decision.path("unit").path("value").asText(), decision.path("function").path("code").asText(),
            decision.path("kind").asText(), known(Verdict.class, decision, "verdict"), word(decision, "reason"),
            decision.hasNonNull("basis") ? Optional.of(known(Basis.class, decision, "basis")) : Optional.empty(),
            each(decision.path("steps"), JsonNode::asText), each(decision.path("sendings"), Explained::sending));
    }

    private static Sending sending(JsonNode sending) {
        return new Sending(sending.path("reference").asText(), known(Channel.class, sending, "channel"),
            known(State.class, sending, "state"), word(sending, "reason"), Instant.parse(sending.path("due").asText()),
            Optional.of(word(sending, "sentAt")).filter(at -> !at.isEmpty()).map(Instant::parse));
    }

    private static <E extends Enum<E>> E known(Class<E> codes, JsonNode node, String key) {
        String found = node.path(key).asText();
        return EnumSet.allOf(codes).stream().filter(code -> code.name().equals(found)).findFirst()
            .orElseThrow(() -> new IllegalStateException("the hub's explanation has " + key + " \"" + found + "\"; the demo knows only "
                + EnumSet.allOf(codes)));
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
