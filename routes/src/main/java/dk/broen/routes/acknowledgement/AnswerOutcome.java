package dk.broen.routes.acknowledgement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of an answer to a notice. Holds no citizen data. docs/partners/municipality.md describes it.
 *
 * @param refused what is wrong: place, colon, description
 * @param reference names the message in a question to the operator of the hub, if it is kept as a dead letter
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AnswerOutcome(Outcome outcome, Instant at, List<String> refused, Optional<String> reference) {
    /** What became of it. */
    enum Outcome {
        /** It is recorded. */
        RECORDED,
        /** The notice was answered so before. */
        UNCHANGED,
        /** Nothing is recorded; the faults say why. */
        REFUSED,
        /** The message is no answer to a notice. It is kept as a dead letter. */
        UNREADABLE,
        /** The hub failed. The message is kept as a dead letter. */
        FAILED
    }

    static AnswerOutcome of(Outcome outcome, Instant at) {
        return new AnswerOutcome(outcome, at, List.of(), Optional.empty());
    }

    static AnswerOutcome refused(List<String> faults, Instant at) {
        return new AnswerOutcome(Outcome.REFUSED, at, faults, Optional.empty());
    }
}
