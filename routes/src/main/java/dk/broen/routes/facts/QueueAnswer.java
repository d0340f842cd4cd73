package dk.broen.routes.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The answer to a message with facts. Holds no citizen data. docs/FACTS.md describes each field.
 *
 * @param preview whether nothing was stored
 * @param counts how many facts have which result
 * @param facts what became of each fact that was recorded, in the order of the document; of a long document, only what changed
 * @param refused why the others were not recorded
 * @param previewed the token to send with the same document, so that exactly this is done
 * @param reference names the message in a question to the operator of the hub, if it is kept as a dead letter
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record QueueAnswer(Outcome outcome, Instant at, boolean preview, Map<Recorded.Result, Long> counts, List<Done> facts,
    List<Refused> refused, Optional<String> previewed, Optional<String> reference) {
    /** What became of the message. */
    enum Outcome {
        /** All facts are recorded, or were before. */
        RECORDED,
        /** Some are recorded, and the faults say why the others are not. */
        PARTLY_RECORDED,
        /** Nothing is recorded; the faults say why. */
        REFUSED,
        /** The message is not a facts document. It is kept as a dead letter. */
        UNREADABLE,
        /** The hub failed. The message is kept as a dead letter. */
        FAILED
    }

    /** What became of a fact. */
    record Done(String place, Recorded.Result result, Optional<UUID> id) {}

    /** An entry or a field that is refused, and what is accepted. */
    record Refused(String place, String fault) {
        static Refused of(Fault fault) {
            return new Refused(fault.place(), fault.description());
        }

        /** @param fault place, colon and description */
        static Refused of(String fault) {
            String[] parts = fault.split(": ", 2);
            return parts.length == 2 ? new Refused(parts[0], parts[1]) : new Refused("document", fault);
        }
    }

    /** An answer that nothing is recorded. */
    static QueueAnswer none(Outcome outcome, Instant at, List<Refused> refused, Optional<String> reference) {
        return new QueueAnswer(outcome, at, false, Map.of(), List.of(), refused, Optional.empty(), reference);
    }
}
