package dk.broen.routes.intake;

import dk.broen.mappings.format.Unwrapped;
import dk.broen.mappings.format.Unwrapper;
import dk.broen.mappings.vans.VansEnvelope;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a message out of its VANSEnvelope, if it came in one; every later step sees the message alone (danish-standards.md §1.8). A receipt of
 * the network is logged and never answered.
 */
@Component
class OpenEnvelope {
    /** Exchange property: the {@link VansEnvelope.Message} in which the message came. */
    private static final String ENVELOPE = "BroenVansEnvelope";
    private static final Logger LOG = LoggerFactory.getLogger(OpenEnvelope.class);
    private final Unwrapper unwrapper;

    OpenEnvelope(Unwrapper unwrapper) {
        this.unwrapper = unwrapper;
    }

    @Handler
    byte[] open(byte[] content, Exchange exchange) throws MessageRefused {
        exchange.setProperty(SealRefusal.RAW, content);
        Unwrapped unwrapped = unwrapper.open(content);
        if (unwrapped instanceof Unwrapped.Message message) {
            exchange.setProperty(ENVELOPE, message.envelope());
            exchange.setProperty(RecogniseFormat.FORMAT, message.format());
            exchange.setProperty(SealRefusal.RAW, message.envelope().data());
            return message.envelope().data();
        }
        if (unwrapped instanceof Unwrapped.Receipt receipt) {
            report(receipt.receipt(), exchange);
            throw new MessageRefused.Acknowledgement();
        }
        if (unwrapped instanceof Unwrapped.Acknowledgement) {
            throw new MessageRefused.Acknowledgement();
        }
        if (unwrapped instanceof Unwrapped.Refused refused) {
            throw new MessageRefused.Vans(refused.head(), refused.why());
        }
        return content;
    }

    /** Empty if the message came without an envelope. */
    static Optional<VansEnvelope.Message> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(ENVELOPE, VansEnvelope.Message.class));
    }

    /** The text of the error is the sender's and can contain anything. */
    private static void report(VansEnvelope.Receipt receipt, Exchange exchange) {
        String owner = Owner.of(exchange).orElse("");
        if (receipt.kind() == VansEnvelope.ReceiptKind.POSITIVE_MESSAGE) {
            LOG.info("BRN1601 vans-receipt kind={} source={} about={}", receipt.kind(), owner, receipt.about());
        } else {
            LOG.warn("BRN1602 vans-receipt-negative kind={} source={} about={}", receipt.kind(), owner, receipt.about());
        }
    }
}
