package dk.broen.routes.receipts;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import java.util.Optional;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Finds the SMS that a gateway reports on: by the reference of the hub, else by what the gateway calls it. Whether an SMS is being sent is asked
 * first: what was stored in between is found then, and what was not is being sent still.
 */
@Component
class FindSms {
    private final Outbox outbox;

    FindSms(Outbox outbox) {
        this.outbox = outbox;
    }

    @Handler
    FoundSms find(GatewayReceipt said) {
        boolean sending = said.reference().isEmpty() && outbox.isSending(Channel.SMS);
        Optional<Outbox.Left> left =
            said.reference().isPresent() ? said.reference().flatMap(reference -> outbox.left(reference, Channel.SMS))
                : said.gatewayId().flatMap(outbox::leftAs);
        return new FoundSms(said, left.map(Outbox.Left::notice), sending);
    }
}
