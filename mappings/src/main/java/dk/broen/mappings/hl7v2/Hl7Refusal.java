package dk.broen.mappings.hl7v2;

/**
 * The reason and the place of a refusal. It contains no value from the message, so it may be logged, stored and sent.
 *
 * @param fault what is wrong
 * @param location segment, field and component, such as {@code MSH-10}, {@code PID-3} or {@code MSH-9.2}; {@code MSH} if the whole message
 *     is wrong
 */
public record Hl7Refusal(Hl7Fault fault, String location) {

    /** The refusal in one English sentence, such as {@code MSH-10: A required field is empty}. */
    public String message() {
        return location + ": " + fault.sentence();
    }
}
