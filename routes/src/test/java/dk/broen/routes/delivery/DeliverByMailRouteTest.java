package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;

@RouteTest
@UseAdviceWith
class DeliverByMailRouteTest extends OneAfterTheOtherContract {
    DeliverByMailRouteTest() {
        super(Channel.MAIL, "claim-mails", "settle-mails", "smtp://relay.test:25");
    }

    @Override
    ClearedNotice notice() {
        return SomeNotices.to(SomeNotices.MAIL, ContentLevel.POINTER);
    }

    @Test
    void each_mail_is_written_checked_sent_and_settled() {
        assertThat(route().steps()).isEqualTo("""
            claim-mails
            each-mail
              keep-mail
              attempt-mail
                render-mail
                mail-may-leave
                to-mail
                mail-sent
                mail-fails
                  mail-not-sent
            settle-mails
            """);
    }

    @Test
    void a_mail_has_no_header_but_those_of_the_notice() {
        delivered(notice());

        assertThat(host().getExchanges()).singleElement().extracting(Exchange::getMessage)
            .satisfies(mail -> assertThat(mail.getHeaders())
                .containsOnlyKeys("To", "From", "Reply-To", "Subject", "Message-ID", "X-Broen-Notice", "Auto-Submitted",
                    Exchange.CONTENT_TYPE)
                .containsEntry("To", "bostoette@odense.example").containsEntry("From", "broen@hub.example")
                .containsEntry("Reply-To", "answers@hub.example").containsEntry("Auto-Submitted", "auto-generated")
                .hasEntrySatisfying("X-Broen-Notice", own -> assertThat(own.toString()).endsWith("; attempt=1")));
    }
}
