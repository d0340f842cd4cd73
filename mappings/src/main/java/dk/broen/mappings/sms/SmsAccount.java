package dk.broen.mappings.sms;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The account of the hub at the gateway: what each request says besides the SMS.
 *
 * @param sender what the phone shows
 * @param reportsUrl where the gateway sends its delivery reports; empty if no request says that
 */
public record SmsAccount(String token, String user, String password, String sender, String reportsUrl) {
    /** The credentials of HTTP Basic. */
    String basic() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SmsAccount[" + sender + "]";
    }
}
