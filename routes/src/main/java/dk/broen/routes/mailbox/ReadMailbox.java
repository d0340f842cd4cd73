package dk.broen.routes.mailbox;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox, if one is configured. A mail moves only after what it says is committed: if the hub is killed before, the mail is read
 * again, and says nothing new. No mail is deleted.
 */
@Component
class ReadMailbox extends RouteBuilder {
    private final Mailbox mailbox;

    ReadMailbox(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void configure() {
        if (mailbox.isRead()) {
            from(mailbox.endpoint()).routeId("read-mailbox").routeConfigurationId(MailFailures.ID)
                .description("Mails that came back, and answers of people")
                .bean(TakeMail.class).id("take-mail").description("Reads what the mail is; none of its headers goes on")
                .to(SettleMails.ADDRESS).id("settle-incoming").description("Returns when it is committed")
                .bean(SortMail.class, "sort").id("sort-mail").description("The mail goes to a folder of the mailbox");
        }
    }
}
