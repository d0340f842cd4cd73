package dk.broen.routes.receipts;

import dk.broen.domain.notification.Receipt;
import dk.broen.domain.terms.NotificationId;
import java.util.Optional;

/**
 * What a gateway says of an SMS. It names the reference of the hub, its own id of the SMS, or both.
 *
 * @param reference the id of the notice
 */
record GatewayReceipt(Optional<NotificationId> reference, Optional<String> gatewayId, Receipt receipt) {}
