package dk.broen.simulator.medcom;

/** What the receiver does with a message. */
public sealed interface Reaction {
    /** Keeps it and answers with an acknowledgement: {@code ok}, {@code fatal-error} or {@code transient-error}. */
    record Acknowledging(String code) implements Reaction {}

    /** Keeps it and answers 202 without an acknowledgement: that comes later, or never. */
    record Taking() implements Reaction {}

    /** Keeps nothing and answers with this HTTP status. */
    record Failing(int status) implements Reaction {}

    /** Keeps it and closes the connection without an answer. */
    record HangingUp() implements Reaction {}

    /** Keeps nothing and sends no answer: the timeout of the sender passes. */
    record Silent() implements Reaction {}
}
