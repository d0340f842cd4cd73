package dk.broen.routes.mailbox;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.mail.MailConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says to which folder of the mailbox a mail goes; Camel makes the folder. A mail without such a word stays where it is. */
@Component
class SortMail {
    private static final Logger LOG = LoggerFactory.getLogger(SortMail.class);
    private final Mailbox mailbox;

    SortMail(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void sort(@Body Place place, Exchange exchange) {
        exchange.getMessage().setHeader(MailConstants.MAIL_MOVE_TO,
            place.below(mailbox.sorted(), exchange.getProperty(TakeMail.SEPARATOR, '/', Character.class)));
    }

    /** The hub fails on this mail: it holds up no other. */
    void setAside(Exchange exchange, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.error("BRN4306 mail-unreadable cause={}", cause.getClass().getSimpleName());
        sort(Place.UNREADABLE, exchange);
    }

    /** It stays where it is, and is read again at the next look. */
    void leave(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.warn("BRN4310 mail-not-taken cause={}", cause.getClass().getSimpleName());
    }
}
