package dk.broen.adapters.smpp;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** How the SMSC writes the id of an SMS: SMPP 3.4 leaves that to the SMSC (§5.2.23), also for the text of a receipt (appendix B). */
public enum MessageIds {
    /** In the same way everywhere. */
    SAME,
    /** Hexadecimal in submit_sm_resp and receipted_message_id, and decimal in the text of a receipt; leading zeros do not count. */
    HEX_AND_DECIMAL;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{1,64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,64}");
    private static final int SIXTEEN = 16;

    /** The id in an answer or in a parameter, in the form in which ids are compared. */
    String inAnswer(String id) {
        return this == SAME || !HEXADECIMAL.matcher(id).matches() ? id : new BigInteger(id, SIXTEEN).toString();
    }

    /** The id in the text of a receipt, in the same form. */
    String inText(String id) {
        return this == SAME || !DECIMAL.matcher(id).matches() ? id : new BigInteger(id).toString();
    }
}
