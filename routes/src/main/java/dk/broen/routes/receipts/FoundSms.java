package dk.broen.routes.receipts;

import dk.broen.adapters.outbox.DueNotification;
import java.util.Optional;

/** What a gateway says, and the SMS that it is about; empty if the hub knows no such SMS. */
record FoundSms(GatewayReceipt said, Optional<DueNotification> notice) {}
