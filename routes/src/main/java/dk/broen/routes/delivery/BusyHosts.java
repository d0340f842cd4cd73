package dk.broen.routes.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.stereotype.Component;

/** The hosts of partners to which this hub is sending. One worker for each, so that a slow host does not take the workers of the others. */
@Component
class BusyHosts {
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    Set<String> names() {
        return Set.copyOf(hosts);
    }

    /** @return false when another worker has the host; else this one has it until the exchange ends */
    boolean take(String host, Exchange exchange) {
        boolean taken = hosts.add(host);
        if (taken) {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ended) {
                    hosts.remove(host);
                }
            });
        }
        return taken;
    }
}
