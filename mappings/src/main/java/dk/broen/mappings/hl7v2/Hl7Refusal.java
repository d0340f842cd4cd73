package dk.broen.mappings.hl7v2;

/**
 * Why and where a message is refused; holds no value from the message, so it may be logged, stored and sent.
 *
 * @param fault what is wrong
 * @param location segment, field and component, as {@code MSH-10}, {@code PID-3} or {@code MSH-9.2}; {@code MSH} when the whole message is
 *     meant
 */
public record Hl7Refusal(Hl7Fault fault, String location) {

    /** The refusal in one English sentence: {@code MSH-10: A required field is empty}. */
    public String message() {
        return location + ": " + fault.sentence();
    }
}
