package dk.broen.hub.api;

import com.fasterxml.jackson.annotation.JsonValue;
import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.queue.Addresses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One answer to "why?": what was decided for an event, or why a message was not accepted. A message can have both answers. */
@Schema(oneOf = {Explanation.class, WhyAnswer.NotAccepted.class})
sealed interface WhyAnswer {
    /** The decisions for an event. Its JSON is that of the explanation. */
    record Event(Explanation explanation) implements WhyAnswer {
        @Override
        @JsonValue
        public Explanation explanation() {
            return explanation;
        }
    }

    /** Why a message became a dead letter. */
    enum Result {
        /** Answered AE, AR or 422. */
        REFUSED,
        /** Acknowledged; it could not be read when it was parsed in full. */
        UNREADABLE,
        /** Acknowledged; its message id was received before with other content. */
        CONFLICT,
        /** The hub failed to process it after it had answered the hospital. */
        SET_ASIDE
    }

    /**
     * A message that was not accepted and about which nobody was told. It has no content of the message.
     *
     * @param source id of the sending hospital; {@code intake} if the message names no configured hospital
     * @param code a code of the message catalogue
     * @param location the location of the error in the message
     * @param message the reason as a sentence
     * @param whatToDo the operator's next step
     */
    record NotAccepted(String reference, Result result, String source, Instant receivedAt, String code, String location, String message,
        String whatToDo) implements WhyAnswer {
        private static final String NEW_ID = "sends it again with a new message id";

        /** @param acknowledged whether the message was acknowledged, so that the journal has it as well */
        static NotAccepted of(DeadLetter letter, boolean acknowledged) {
            Result result = switch (letter.code()) {
                case "CONTENT_CONFLICT" -> Result.CONFLICT;
                case "INTERNAL_ERROR" -> Result.SET_ASIDE;
                default -> acknowledged ? Result.UNREADABLE : Result.REFUSED;
            };
            return new NotAccepted(letter.reference(), result, letter.source(), letter.receivedAt(), letter.code(), letter.location(),
                letter.message(),
                letter.source().startsWith(Addresses.FACTS) || letter.source().startsWith(Addresses.ACKNOWLEDGEMENTS)
                    ? whatToDoWithFacts(result) : whatToDo(result, letter.code()));
        }

        private static String whatToDoWithFacts(Result result) {
            return result == Result.SET_ASIDE
                ? "report it with the log file: this is a fault of Broen; meanwhile the municipality sends it again; then close the work"
                    + " item"
                : "the municipality, which got this reason on its answer queue, corrects the message and sends it again";
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
                case "SENDER_UNKNOWN" -> "if the sender is one of your hospitals, add its name to senders in config/hospitals/; then the"
                    + " hospital sends the message again";
                case "PROCESSING_ID_UNSUPPORTED" ->
                    "the hospital sends test messages to a test hub; broen.mllp.processing-ids lists the values"
                        + " that this hub accepts";
                case "TEXT_MALFORMED" ->
                    "the hospital corrects its character set and sends the message again; for an empty MSH-18 set charset"
                        + " in config/hospitals/";
                default -> "the hospital corrects the message and sends it again; it may keep its message id";
            };
        }
    }
}
