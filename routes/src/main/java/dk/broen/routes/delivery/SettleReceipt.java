package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outbox.Standing;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.routes.planning.Identities;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Settles an SMS by what its gateway says of it. That it arrived is believed unless it names an earlier attempt, which may have gone to another
 * number. If the SMS was given up, it stays so, because the next contact point may have been told; if it was the last attempt, its work item is closed. That it failed gives it up if it is about the last attempt, and nobody said before that it arrived.
 * What says nothing new is harmless. How the notice stands is read again under the locks.
 */
@Component
public class SettleReceipt {
    private final Identities identities;
    private final Outbox outbox;
    private final Receipts receipts;
    private final Settle settle;

    SettleReceipt(Identities identities, Outbox outbox, Receipts receipts, Settle settle) {
        this.identities = identities;
        this.outbox = outbox;
        this.receipts = receipts;
        this.settle = settle;
    }

    /** What a receipt led to. */
    public enum Became {
        /** It is recorded, with what follows from it. */
        RECORDED,
        /** It says nothing that the hub must keep. */
        NOTHING_NEW,
        /** It cannot be said yet which attempt it is about: the channel must say it again later. */
        LATER
    }

    /**
     * Joins the transaction of the caller.
     *
     * @param gatewayId what the gateway calls the attempt; empty if the receipt does not say that
     */
    public Became settle(DueNotification found, Optional<String> gatewayId, Receipt receipt) {
        if (receipt.meaning() == Meaning.UNDERWAY) {
            return Became.NOTHING_NEW;
        }
        identities.locked(List.of(found.citizen()));
        return outbox.lockedLeft(found.id()).map(left -> settle(left, gatewayId, receipt)).orElse(Became.NOTHING_NEW);
    }

    private Became settle(Outbox.Left left, Optional<String> gatewayId, Receipt receipt) {
        if (receipt.meaning() == Meaning.FAILED && left.sending() && left.notice().attempts() > 1) {
            return Became.LATER;
        }
        int last = left.notice().attempts();
        boolean earlier = isAboutEarlierAttempt(left, gatewayId);
        Optional<Outcome> outcome = receipt.meaning() == Meaning.DELIVERED ? arrived(left).filter(one -> !earlier)
            : failed(left, CameBack.bySms(receipt.status())).filter(one -> isAboutLastAttempt(left, gatewayId))
                .filter(one -> !receipts.isDelivered(left.notice().id(), last));
        boolean unknown = receipts.add(left.notice().id(), earlier ? last - 1 : last, receipt);
        outcome.ifPresent(one -> settle.settle(List.of(one)));
        if (receipt.meaning() == Meaning.DELIVERED && left.standing() == Standing.GIVEN_UP && isAboutLastAttempt(left, gatewayId)) {
            settle.arrivedAfterAll(left.notice());
        }
        return unknown ? Became.RECORDED : Became.NOTHING_NEW;
    }

    private static Optional<Outcome> arrived(Outbox.Left left) {
        boolean undecided = left.standing() == Standing.AWAITED && !left.again() || left.standing() == Standing.WITHDRAWN;
        return undecided ? Optional.of(new Outcome.Sent(left.notice(), ContentLevel.POINTER, left.gatewayId())) : Optional.empty();
    }

    private static Optional<Outcome> failed(Outbox.Left left, String cause) {
        return switch (left.standing()) {
            case ARRIVED -> Optional.of(new Outcome.CameBack(left.notice(), cause));
            case AWAITED -> left.again() ? Optional.empty() : Optional.of(new Outcome.Refused(left.notice(), cause));
            case WITHDRAWN, GIVEN_UP -> Optional.empty();
        };
    }

    /** Certainly: an earlier attempt can have gone to another number. While an attempt is made, the hub knows only the ids before it. */
    private static boolean isAboutEarlierAttempt(Outbox.Left left, Optional<String> gatewayId) {
        return left.notice().attempts() > 1 && gatewayId.isPresent()
            && (left.sending() || left.gatewayId().isPresent()) && !gatewayId.equals(left.gatewayId());
    }

    private static boolean isAboutLastAttempt(Outbox.Left left, Optional<String> gatewayId) {
        return gatewayId.isPresent() && left.gatewayId().isPresent() ? gatewayId.equals(left.gatewayId()) : left.notice().attempts() == 1;
    }
}
