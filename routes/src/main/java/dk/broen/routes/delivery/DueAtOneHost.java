package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.domain.notification.Channel;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Finds what is due at one host of a channel that has several: at the first one that no other worker has and that can be reached. */
@Component
class DueAtOneHost {
    private final Outbox outbox;
    private final Breakers breakers;
    private final BusyHosts busy;
    private final InHand inHand;
    private final Clock clock;

    DueAtOneHost(Outbox outbox, Breakers breakers, BusyHosts busy, InHand inHand, Clock clock) {
        this.outbox = outbox;
        this.breakers = breakers;
        this.busy = busy;
        this.inHand = inHand;
        this.clock = clock;
    }

    /** Returns notices to one host. Others may be due at other hosts. */
    List<Outbox.Candidate> find(Channel channel, Pauses.HeldBack heldBack, int most, Exchange exchange) {
        Set<String> besides = new HashSet<>(busy.names());
        besides.addAll(breakers.unreachable(channel));
        List<Outbox.Candidate> due =
            outbox.due(channel, heldBack.municipalities(), inHand.ids(), besides, most, clock.instant());
        if (due.isEmpty()) {
            return due;
        }
        String host = due.get(0).receiver().orElse("");
        return !busy.take(host, exchange) ? List.of()
            : due.stream().filter(one -> one.receiver().orElse("").equals(host)).limit(breakers.most(new Receiver(channel, host), most))
                .toList();
    }
}
