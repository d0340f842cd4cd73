package dk.broen.mappings.medcom.outgoing;

/**
 * What a receiver says about a message of the hub (danish-standards.md §1.6).
 *
 * @param about the MessageHeader.id of the message that is acknowledged
 */
public record ReceivedAcknowledgement(String about, Code code) {
    /** {@code OK}: the receiver has it. {@code FATAL_ERROR}: it refuses it. {@code TRANSIENT_ERROR}: it could not take it now. */
    public enum Code {
        OK, FATAL_ERROR, TRANSIENT_ERROR
    }
}
