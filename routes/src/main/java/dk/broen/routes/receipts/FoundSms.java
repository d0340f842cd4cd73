package dk.broen.routes.receipts;

import dk.broen.adapters.outbox.DueNotification;
import java.util.Optional;

/**
 * What a gateway says, and the SMS that it is about.
 *
 * @param notice empty if the hub knows no such SMS
 * @param sending whether an SMS was being sent before it was looked for, so that the hub may not know yet what its gateway calls it
 */
record FoundSms(GatewayReceipt said, Optional<DueNotification> notice, boolean sending) {}
