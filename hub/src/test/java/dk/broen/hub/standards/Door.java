package dk.broen.hub.standards;

import java.io.IOException;
import java.util.regex.Pattern;

/** Where anybody can send bytes to the hub. */
interface Door {
    Outcome knock(Hostile hostile) throws IOException, InterruptedException;

    /** What the hub did with the bytes. */
    sealed interface Outcome {
        /** @param reference by which {@code ./broen why} finds the message */
        record Accepted(String reference) implements Outcome {}

        /** @param reason place and text of the refusal, or the HTTP status */
        record Refused(String reason) implements Outcome {
            private static final int UNPROCESSABLE = 422;
            private static final Pattern LOCATED = Pattern.compile("[A-Z_]+ at [\\w.@]+: .+");

            /** An answer by HTTP; a message that was read must be refused with code and place. */
            static Refused by(int status, String text, Hostile hostile) {
                if (status == UNPROCESSABLE && !LOCATED.matcher(text).find()) {
                    throw new AssertionError(hostile + " was refused without a place: " + text);
                }
                return new Refused(status + " " + text);
            }
        }

        /** The connection was closed without an answer. */
        record Closed() implements Outcome {}
    }
}
