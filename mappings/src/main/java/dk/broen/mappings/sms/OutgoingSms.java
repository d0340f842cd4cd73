package dk.broen.mappings.sms;

import dk.broen.domain.terms.NotificationId;

/**
 * An SMS that leaves.
 *
 * @param number E.164, with the plus sign
 * @param reference by which the gateway names it in its reports, and recognises it if it is posted again
 */
public record OutgoingSms(String number, String text, NotificationId reference) {
    @Override
    public String toString() {
        return "OutgoingSms[" + reference + "]";
    }
}
