package dk.broen.mappings.hl7v2;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;

/**
 * The reason and the place of a refusal. It contains no value of a citizen, so it may be logged, stored and sent.
 *
 * @param fault what is wrong
 * @param location segment, field and component, such as {@code MSH-10}, {@code PID-3} or {@code MSH-9.2}; {@code MSH} if the whole message
 *     is wrong
 * @param sentence what is wrong and what would be right, in one English sentence for the engineer of the sender
 */
public record Hl7Refusal(Hl7Fault fault, String location, String sentence) {
    public Hl7Refusal(Hl7Fault fault, String location) {
        this(fault, location, fault.sentence());
    }

    static Hl7Refusal of(UnreadableMessage unreadable) {
        Interpretation.Unreadable why = unreadable.why();
        return new Hl7Refusal(Hl7Fault.valueOf(why.code()), why.location(), why.message());
    }

    /** The refusal in one English sentence, such as {@code MSH-10: A required field is empty}. */
    public String message() {
        return location + ": " + sentence;
    }
}
