package dk.broen.mappings.hl7v2;

import java.util.Set;

/**
 * MSH of one message. A field that is absent or could not be read is empty. Texts are kept as sent, with the delimiters of the message, so
 * that an acknowledgement can repeat them. MSH-3 and MSH-4 name the sender and do not prove it.
 *
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param messageCode MSH-9.1, for example {@code ADT}
 * @param triggerEvent MSH-9.2, for example {@code A01}; EVN-1 is not used, because feeds contradict it
 * @param controlId MSH-10
 * @param processingId MSH-11.1: P, T or D
 * @param version MSH-12.1
 * @param sequenceNumber MSH-13
 * @param acceptAcknowledgement MSH-15: AL, NE, ER, SU or empty
 * @param applicationAcknowledgement MSH-16: AL, NE, ER, SU or empty
 * @param characterSet MSH-18, first repetition
 */
public record MshFields(
    String sendingApplication,
    String sendingFacility,
    String receivingApplication,
    String receivingFacility,
    String messageCode,
    String triggerEvent,
    String controlId,
    String processingId,
    String version,
    String sequenceNumber,
    String acceptAcknowledgement,
    String applicationAcknowledgement,
    String characterSet,
    Delimiters delimiters) {

    /** The header of a payload whose MSH cannot be read: all fields are empty, and the delimiters are the standard ones. */
    static final MshFields UNREAD =
        new MshFields("", "", "", "", "", "", "", "", "", "", "", "", "", Delimiters.STANDARD);

    private static final Set<String> CONDITIONS = Set.of("AL", "NE", "ER", "SU");

    /** The name of the sender as in the configuration: MSH-3.1 and MSH-4.1, such as {@code EPJ|AUH}. OIDs beside the names are not used. */
    public String sender() {
        return delimiters.firstComponent(sendingApplication) + "|" + delimiters.firstComponent(sendingFacility);
    }

    /**
     * Enhanced acknowledgement mode: at least one of MSH-15 and MSH-16 has a condition of HL7 table 0155 (HL7 v2.5.1 §2.9.3). A blank or
     * anything else is read as empty (danish-standards.md §3.1, acknowledging).
     */
    public boolean enhancedMode() {
        return CONDITIONS.contains(acceptAcknowledgement.strip()) || CONDITIONS.contains(applicationAcknowledgement.strip());
    }

    /** Whether the message is itself an answer. It is never answered. */
    public boolean acknowledgement() {
        return messageCode.strip().equalsIgnoreCase("ACK");
    }
}
