package dk.broen.routes.delivery;

import dk.broen.domain.terms.NotificationId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.stereotype.Component;

/**
 * The notices that this hub has claimed and not settled. Their leases can run out while the database is away or a receiver is slow: no worker
 * of this hub claims them meanwhile.
 */
@Component
class InHand {
    private final Set<NotificationId> notices = ConcurrentHashMap.newKeySet();

    Set<NotificationId> ids() {
        return Set.copyOf(notices);
    }

    /** The notices are in hand until the exchange ends: then they are settled, or the claim has failed. */
    void take(Collection<NotificationId> claimed, Exchange exchange) {
        notices.addAll(claimed);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                notices.removeAll(claimed);
            }
        });
    }
}
