package dk.broen.hub.standards;

import java.io.IOException;

/** Where anybody can send bytes to the hub. */
interface Door {
    Outcome knock(Hostile hostile) throws IOException, InterruptedException;

    /** What the hub did with the bytes. */
    sealed interface Outcome {
        /** @param reference by which {@code ./broen why} finds the message */
        record Accepted(String reference) implements Outcome {}

        /** @param reason place and text of the refusal, or the HTTP status */
        record Refused(String reason) implements Outcome {}

        /** The connection was closed without an answer. */
        record Closed() implements Outcome {}
    }
}
