package dk.broen.hub.program;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.format.MessageFormat;

/**
 * What the hub would answer to a message, and what it would make of it.
 *
 * @param format as the command prints it
 * @param id MSH-10, MessageHeader.id or the id of the letter; empty if it cannot be read
 * @param answer AA, AE or AR; the HTTP status for another format
 * @param meaning why the message is refused, what it says, or that it waits for a human
 */
record Verdict(MessageFormat format, String id, String answer, Interpretation meaning) {
    /** Whether the message is accepted and no human must look at it. */
    boolean well() {
        return !(meaning instanceof Interpretation.Unreadable) && !(meaning instanceof Interpretation.Waiting);
    }

    boolean accepted() {
        return answer.equals("AA") || answer.startsWith("2");
    }
}
