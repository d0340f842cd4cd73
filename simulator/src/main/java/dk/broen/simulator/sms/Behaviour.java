package dk.broen.simulator.sms;

/** How the gateway treats what is posted to it. */
public sealed interface Behaviour {

    /** Takes it and answers 202 with an id. */
    record Accepting() implements Behaviour {
    }

    /** Takes nothing and answers this HTTP status, as 429 or 500. */
    record Refusing(int status) implements Behaviour {
    }

    /** Takes nothing and does not answer: the caller runs into its timeout. */
    record Silent() implements Behaviour {
    }

    /** Takes it, but its answer is lost: the connection ends. The caller cannot know, and must post the same reference again. */
    record LosingAnswers() implements Behaviour {
    }
}
