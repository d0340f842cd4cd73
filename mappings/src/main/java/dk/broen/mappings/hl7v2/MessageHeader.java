package dk.broen.mappings.hl7v2;

/**
 * What MSH says about one message; a field that is absent or could not be read is empty. Texts stand as sent, in the delimiters of the
 * message, so that an acknowledgement can echo them. MSH-3 and MSH-4 name the sender but do not prove it.
 *
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param messageCode MSH-9.1, e.g. {@code ADT}
 * @param triggerEvent MSH-9.2, e.g. {@code A01}; EVN-1 is not looked at, because feeds contradict it
 * @param controlId MSH-10
 * @param processingId MSH-11.1: P, T or D
 * @param version MSH-12.1
 * @param acceptAcknowledgement MSH-15: AL, NE, ER, SU or empty
 * @param applicationAcknowledgement MSH-16: AL, NE, ER, SU or empty
 * @param characterSet MSH-18, first repetition
 */
public record MessageHeader(
    String sendingApplication,
    String sendingFacility,
    String receivingApplication,
    String receivingFacility,
    String messageCode,
    String triggerEvent,
    String controlId,
    String processingId,
    String version,
    String acceptAcknowledgement,
    String applicationAcknowledgement,
    String characterSet,
    Delimiters delimiters) {

    /** The header of something that is not HL7 v2: everything empty. */
    static final MessageHeader UNREAD =
        new MessageHeader("", "", "", "", "", "", "", "", "", "", "", "", Delimiters.STANDARD);

    /** The name it sends under, as configuration writes it: MSH-3.1 and MSH-4.1, as {@code EPJ|AUH}; OIDs beside them do not matter. */
    public String sender() {
        return delimiters.firstComponent(sendingApplication) + "|" + delimiters.firstComponent(sendingFacility);
    }

    /** Enhanced acknowledgement mode: at least one of MSH-15 and MSH-16 is filled in (HL7 v2.5.1 §2.9.3). */
    public boolean enhancedMode() {
        return !acceptAcknowledgement.isEmpty() || !applicationAcknowledgement.isEmpty();
    }
}
