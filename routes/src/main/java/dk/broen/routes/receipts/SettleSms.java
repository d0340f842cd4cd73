package dk.broen.routes.receipts;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.Receipt;
import dk.broen.routes.delivery.SettleReceipt;
import dk.broen.routes.delivery.SettleReceipt.Became;
import dk.broen.routes.transaction.AfterCommit;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What follows from a receipt. A gateway can report an SMS before the hub has stored what the gateway calls it: while any SMS is being sent, a
 * receipt with an unknown id is not taken, and the gateway says it again.
 */
@Component
class SettleSms {
    private static final Logger LOG = LoggerFactory.getLogger(SettleSms.class);
    private final SettleReceipt settle;

    SettleSms(SettleReceipt settle) {
        this.settle = settle;
    }

    @Handler
    Became settle(FoundSms found) {
        return found.notice().map(notice -> settled(notice, found.said())).orElseGet(() -> unknown(found.said(), found.sending()));
    }

    private Became settled(DueNotification notice, GatewayReceipt said) {
        Receipt receipt = said.receipt();
        Became became = settle.settle(notice, said.gatewayId(), receipt);
        AfterCommit.run(() -> LOG.info("BRN4340 sms-reported ref={} meaning={} status={} proof={} became={}", notice.reference(),
            receipt.meaning(), receipt.status(), receipt.proof(), became));
        return became;
    }

    private static Became unknown(GatewayReceipt said, boolean sending) {
        if (sending) {
            return Became.LATER;
        }
        LOG.warn("BRN4341 sms-report-unmatched meaning={} status={} proof={}", said.receipt().meaning(), said.receipt().status(),
            said.receipt().proof());
        return Became.NOTHING_NEW;
    }
}
