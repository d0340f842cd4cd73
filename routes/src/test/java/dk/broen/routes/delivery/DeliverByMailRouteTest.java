package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class DeliverByMailRouteTest extends OneAfterTheOtherContract {
    @Autowired
    private Outbox outbox;

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
            put-in-mails
            each-mail
              keep-mail
              attempt-mail
                render-mail
                mail-may-leave
                to-mail
                mail-sent
                mail-fails
                  mail-not-sent
              outcome-of-each
            all-outcomes
            settle-mails
            """);
    }

    @Test
    void what_is_collected_leaves_in_one_mail_and_each_notice_is_settled() {
        assertThat(settled(digest())).extracting(Outcome::getClass).containsExactly(Outcome.Sent.class, Outcome.Sent.class,
            Outcome.Sent.class);

        assertThat(host().getExchanges()).as("mails").hasSize(2).first().extracting(Exchange::getMessage).satisfies(mail -> {
            assertThat(mail.getHeader("Subject", String.class)).endsWith("ref 7KQ4ZT");
            assertThat(mail.getBody(String.class)).contains("7KQ4ZT", "8BCDFG").doesNotContain("9XWVTS");
        });
    }

    @Test
    void a_mail_that_fails_fails_for_each_notice_in_it_and_holds_back_no_other_mail() {
        host().whenExchangeReceived(1, exchange -> exchange.setException(Fault.inTheHub()));

        List<Outcome> settled = settled(digest());

        assertThat(settled).extracting(Outcome::getClass).containsExactly(Outcome.Failed.class, Outcome.Failed.class, Outcome.Sent.class);
        assertThat(settled).extracting(outcome -> outcome.due().reference()).containsExactly("7KQ4ZT", "8BCDFG", "9XWVTS");
    }

    @Test
    void a_mail_stays_if_one_of_its_notices_was_withdrawn_meanwhile() {
        doReturn(false).when(outbox).stillSending(argThat(due -> due != null && due.reference().equals("8BCDFG")));

        List<Outcome> settled = settled(digest());

        assertThat(settled).extracting(Outcome::getClass).containsExactly(Outcome.Released.class, Outcome.Released.class,
            Outcome.Sent.class);
        assertThat(host().getExchanges()).as("the other mail").hasSize(1);
    }

    @Test
    void if_a_mail_with_several_cannot_be_written_each_is_tried_alone_later() {
        route().fails("render-mail", 1, new UndeliverableException("BLOCKED_DIGITS"));

        assertThat(settled(digest())).extracting(Outcome::getClass).containsExactly(Outcome.NotHeard.class, Outcome.NotHeard.class,
            Outcome.Sent.class);
    }

    @Test
    void if_the_server_refuses_what_a_mail_with_several_says_each_is_tried_alone() {
        refuses(new SMTPSendFailedException("DATA", 554, "5.7.1 not this", null, null, null, null));
        assertThat(settled(digest())).extracting(Outcome::getClass).containsExactly(Outcome.NotHeard.class, Outcome.NotHeard.class,
            Outcome.Sent.class);
    }

    @Test
    void if_the_server_refuses_the_address_all_are_given_up() {
        refuses(new SMTPAddressFailedException(null, "RCPT", 550, "5.1.1 nobody"));

        assertThat(settled(digest())).extracting(Outcome::getClass).containsExactly(Outcome.Refused.class, Outcome.Refused.class,
            Outcome.Sent.class);
    }

    @Test
    void after_an_attempt_that_may_have_arrived_a_mail_with_several_is_refused_and_fails_as_a_whole() {
        ClearedNotice[] again = SomeNotices.again(SomeNotices.collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG"))
            .toArray(ClearedNotice[]::new);
        refuses(new SMTPSendFailedException("DATA", 554, "5.7.1 not this", null, null, null, null));
        assertThat(settled(again)).extracting(Outcome::getClass).containsExactly(Outcome.Refused.class, Outcome.Refused.class);

        settle().reset();
        route().fails("render-mail", 1, new UndeliverableException("BLOCKED_DIGITS"));
        assertThat(settled(again)).extracting(Outcome::getClass).containsExactly(Outcome.Unwritable.class, Outcome.Unwritable.class);
    }

    @Test
    void what_cannot_be_written_for_another_reason_after_an_attempt_that_may_have_arrived_stays_together() {
        route().fails("render-mail", 1, Fault.inTheHub());

        assertThat(settled(SomeNotices.again(SomeNotices.collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG")).toArray(ClearedNotice[]::new)))
            .extracting(Outcome::getClass).containsExactly(Outcome.Failed.class, Outcome.Failed.class);
    }

    @Test
    void what_may_have_arrived_with_others_does_not_leave_without_them() {
        List<ClearedNotice> all = SomeNotices.again(SomeNotices.collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG", "9XWVTS"));

        assertThat(settled(all.subList(0, 2).toArray(ClearedNotice[]::new)))
            .containsExactlyElementsOf(all.subList(0, 2).stream().<Outcome>map(one -> new Outcome.Unwritable(one.due(),
                "MAY_HAVE_ARRIVED_WITH_OTHERS")).toList());
        assertThat(host().getExchanges()).isEmpty();
    }

    private void refuses(Exception answer) {
        host().whenExchangeReceived(1, exchange -> exchange.setException(answer));
    }

    /** Two notices for one mailbox, and one that leaves alone. */
    private static ClearedNotice[] digest() {
        return Stream.concat(SomeNotices.collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG").stream(),
            SomeNotices.collected(new ContactPoint.Mail("other@odense.example"), "9XWVTS").stream()).toArray(ClearedNotice[]::new);
    }

    private List<Outcome> settled(ClearedNotice... notices) {
        assertThat(delivered(notices).getException()).isNull();
        return settle().getExchanges().stream().flatMap(batch -> batch.getMessage().getBody(List.class).stream())
            .map(Outcome.class::cast).toList();
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
