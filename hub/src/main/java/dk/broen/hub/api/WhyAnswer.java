package dk.broen.hub.api;

import com.fasterxml.jackson.annotation.JsonValue;
import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.journal.DeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One answer to "why?": what became of an event, or why a message was not taken. A message that is both has one of each. */
@Schema(oneOf = {Explanation.class, WhyAnswer.NotTaken.class})
sealed interface WhyAnswer {
    record Event(Explanation explanation) implements WhyAnswer {
        @Override
        @JsonValue
        public Explanation explanation() {
            return explanation;
        }
    }

    /** How a message came to be a dead letter. */
    enum Result {
        /** Answered AE, AR or 422. */
        REFUSED,
        /** Acknowledged, and not readable when it was read in full. */
        UNREADABLE,
        /** Acknowledged; its message id came before with other content. */
        CONFLICT,
        /** Acknowledged, and the hub itself failed on it. */
        SET_ASIDE
    }

    /**
     * A message from which nobody was told; never its content.
     *
     * @param source the hospital's id; {@code intake} when the message does not tell it
     * @param code listed in the message catalogue
     * @param location where in the message
     * @param message the reason as a sentence
     * @param whatToDo the operator's next step
     */
    record NotTaken(String reference, Result result, String source, Instant receivedAt, String code, String location, String message,
        String whatToDo) implements WhyAnswer {
        private static final String NEW_ID = "sends it again with a new message id";

        /** @param acknowledged the journal has the message too */
        static NotTaken of(DeadLetter letter, boolean acknowledged) {
            Result result = switch (letter.code()) {
                case "CONTENT_CONFLICT" -> Result.CONFLICT;
                case "INTERNAL_ERROR" -> Result.SET_ASIDE;
                default -> acknowledged ? Result.UNREADABLE : Result.REFUSED;
            };
            return new NotTaken(letter.reference(), result, letter.source(), letter.receivedAt(), letter.code(), letter.location(),
                letter.message(), whatToDo(result, letter.code()));
        }

        private static String whatToDo(Result result, String code) {
            return switch (result) {
                case REFUSED -> whatToDoWhenRefused(code);
                case UNREADABLE -> "tell the hospital: it corrects the message and " + NEW_ID + "; then close the work item";
                case CONFLICT -> "ask the hospital which of the two messages is right; if it is this one, the hospital " + NEW_ID
                    + "; then close the work item";
                case SET_ASIDE -> "report it with the log file: this is a fault of Broen; meanwhile the hospital " + NEW_ID
                    + "; then close the work item";
            };
        }

        private static String whatToDoWhenRefused(String code) {
            return switch (code) {
                case "SENDER_UNKNOWN" ->
                    "add the name it sends under to senders in config/hospitals/ if it is one of yours; then the hospital"
                        + " sends again";
                case "PROCESSING_ID_UNSUPPORTED" ->
                    "a test message belongs to a hub for tests; broen.mllp.processing-ids says what this hub"
                        + " takes";
                case "TEXT_MALFORMED" -> "the hospital corrects its character set and sends again; for an empty MSH-18 set charset in"
                    + " config/hospitals/";
                default -> "the hospital corrects the message and sends it again; it may keep its message id";
            };
        }
    }
}
