package dk.broen.routes.mailbox;

import dk.broen.adapters.crypto.UnknownKeyException;
import dk.broen.routes.arrival.PassingFault;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * What happens if the hub fails on a mail. What passes leaves the mail where it is, and the next look takes it again; on any other failure the
 * mail is set aside, so that it holds up no other.
 */
@Component
class MailFailures extends RouteConfigurationBuilder {
    static final String ID = "mail-failures";

    @Override
    public void configuration() {
        RouteConfigurationDefinition mailbox = routeConfiguration(ID);
        mailbox.onException(Exception.class).onWhen(MailFailures::passes).id("mail-not-taken").handled(true)
            .description("Database or mailbox away: the mail stays")
            .bean(SortMail.class, "leave").id("leave-mail").description("Logs it, without a word of the mail").end();
        mailbox.onException(Exception.class).id("mail-fails").handled(true).description("Any other failure: the mail is set aside")
            .bean(SortMail.class, "setAside").id("set-mail-aside").description("Logs it, and moves the mail to its folder").end();
    }

    private static boolean passes(Exchange failed) {
        Exception cause = failed.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return PassingFault.isIn(cause) || cause instanceof MessagingException || cause instanceof IOException
            || cause instanceof UnknownKeyException;
    }
}
