package dk.broen.simulator.smsc;

/**
 * An SMS that the SMSC took.
 *
 * @param id the SMSC's id, which it answered
 * @param number the receiver, digits only
 * @param septets the text in the GSM-7 alphabet, one septet in each byte
 * @param dataCoding 0: the default alphabet of the SMSC
 * @param wantsReceipt whether a receipt is asked for, whatever becomes of it
 */
public record SubmittedSms(String id, String number, String sender, byte[] septets, byte dataCoding, boolean wantsReceipt) {
    /** The text, if it has letters of ASCII only: most of them have the same code in both alphabets. */
    public String text() {
        return new String(septets, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
