package dk.broen.simulator.sms;

/** How the gateway answers a posted SMS. */
public sealed interface Behaviour {

    /** Stores the SMS and answers 202 with an id. */
    record Accepting() implements Behaviour {
    }

    /** Stores nothing and answers with this HTTP status, for example 429 or 500. */
    record Refusing(int status) implements Behaviour {
    }

    /** Stores nothing and sends no answer: the timeout of the caller passes. */
    record Silent() implements Behaviour {
    }

    /** Stores the SMS and closes the connection without an answer. The caller does not know the outcome and posts the reference again. */
    record LosingAnswers() implements Behaviour {
    }
}
