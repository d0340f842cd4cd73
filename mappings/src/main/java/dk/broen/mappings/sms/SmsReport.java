package dk.broen.mappings.sms;

import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.domain.terms.NotificationId;
import java.util.Optional;

/** What came to the address of the reports. */
public sealed interface SmsReport {
    /**
     * A report about an SMS. It names its reference, the gateway's id, or both.
     *
     * @param status in the words of the gateway: letters, digits, dots, hyphens and underscores
     */
    record Read(Optional<NotificationId> reference, Optional<String> gatewayId, Meaning meaning, String status) implements SmsReport {}

    /** A report with a status that the settings do not name: nothing follows from it. */
    record UnknownStatus(String status) implements SmsReport {}

    /** It is not signed by the gateway. */
    record NotSigned() implements SmsReport {}

    /**
     * It cannot be read, or is too old.
     *
     * @param where the place of the fault
     * @param why what is wrong there; never a value of the report
     */
    record Refused(String where, String why) implements SmsReport {}
}
