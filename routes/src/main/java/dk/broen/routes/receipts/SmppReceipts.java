package dk.broen.routes.receipts;

import dk.broen.adapters.smpp.SmppLink;
import dk.broen.adapters.smpp.SmppReceipt;
import dk.broen.domain.notification.Receipt;
import dk.broen.routes.delivery.SettleReceipt.Became;
import dk.broen.routes.delivery.SmsGateway;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Binds to the SMSC if the SMS leave by SMPP, after the routes have started; then receipts can come. Unbinds before the routes stop: the SMSC keeps
 * the receipts that the hub could not take any more.
 */
@Component
class SmppReceipts implements SmartLifecycle {
    private final SmsGateway gateway;
    private final SmppLink smsc;
    private final TakeReceipt take;
    private final Clock clock;
    private volatile boolean running;

    SmppReceipts(SmsGateway gateway, SmppLink smsc, TakeReceipt take, Clock clock) {
        this.gateway = gateway;
        this.smsc = smsc;
        this.take = take;
        this.clock = clock;
    }

    boolean taken(SmppReceipt receipt) {
        return take.take(new GatewayReceipt(Optional.empty(), Optional.of(receipt.id()),
            new Receipt(receipt.meaning(), Receipt.Proof.SMPP_RECEIPT, receipt.status(), clock.instant()))) != Became.LATER;
    }

    @Override
    public void start() {
        running = true;
        if (gateway instanceof SmsGateway.BySmpp) {
            smsc.start(this::taken);
        }
    }

    @Override
    public void stop() {
        running = false;
        smsc.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Later than the routes, and stopped before them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
