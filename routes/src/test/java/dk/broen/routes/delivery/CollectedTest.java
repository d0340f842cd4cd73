package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeNotices.collected;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.NotificationId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which notices leave in one mail, and what the mail is called. */
class CollectedTest {
    @Test
    void notices_for_one_mailbox_leave_in_one_mail() {
        List<ClearedNotice> notices = collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG");

        assertThat(new InMails().of(notices)).singleElement().satisfies(mail -> {
            assertThat(mail.notices()).isEqualTo(notices);
            assertThat(mail.first().due().leftIn()).isEqualTo(mail.others().get(0).due().leftIn()).isPresent();
        });
    }

    @Test
    void each_mailbox_gets_a_mail_of_its_own() {
        List<ClearedNotice> mails = Stream.concat(collected(SomeNotices.MAIL, "7KQ4ZT").stream(),
            collected(new ContactPoint.Mail("other@odense.example"), "8BCDFG").stream()).toList();

        assertThat(new InMails().of(Collected.inMails(mails))).hasSize(2);
    }

    @Test
    void what_is_not_collected_leaves_alone() {
        List<ClearedNotice> alone = List.of(SomeNotices.to(SomeNotices.MAIL, ContentLevel.PLAIN), SomeNotices.to(SomeNotices.MAIL,
            ContentLevel.PLAIN));

        assertThat(new InMails().of(Collected.inMails(alone))).hasSize(2);
        assertThat(Collected.inMails(alone)).allMatch(notice -> notice.due().leftIn().isEmpty());
    }

    @Test
    void a_mail_with_one_notice_is_called_as_any_other_mail_with_it() {
        DueNotification due = collected(SomeNotices.MAIL, "7KQ4ZT").get(0).due();

        assertThat(due.leftIn()).contains(due.id());
    }

    @Test
    void the_same_notices_make_the_same_mail_at_each_attempt_and_others_another_one() {
        List<DueNotification> all = collected(SomeNotices.MAIL, "7KQ4ZT", "8BCDFG", "9XWVTS").stream().map(ClearedNotice::due).toList();
        List<DueNotification> otherOrder = Stream.concat(all.stream().skip(1), all.stream().limit(1)).toList();
        NotificationId mail = OneMail.idOf(all);

        assertThat(OneMail.idOf(otherOrder)).isEqualTo(mail);
        assertThat(OneMail.idOf(all.subList(0, 2))).as("a receiver that drops the second mail with an id drops nothing else")
            .isNotEqualTo(mail);
        assertThat(Collections.disjoint(all.stream().map(DueNotification::id).toList(), List.of(mail))).isTrue();
    }
}
