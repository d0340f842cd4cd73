package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.mappings.notice.SomeFacts.saying;
import static dk.broen.mappings.notice.SomeFacts.to;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTextTest {
    private final NoticeFacts admitted = to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)).facts();
    private final NoticeFacts leave = to(HOUSING_SUPPORT).saying(saying(EventType.LEAVE_STARTED)).facts();
    private final DigestText digests = new DigestText(ConfigFiles.texts());
    private final MailText mails = new MailText(ConfigFiles.texts());

    @Test
    void each_notice_says_what_it_says_in_a_mail_of_its_own() {
        MailText.Mail digest = digests.plain(List.of(admitted, leave));

        assertThat(digest.subject()).isEqualTo("Nye beskeder i Broen, ref 7KQ4");
        assertThat(digest.body()).isEqualTo("Her er 2 beskeder fra Broen, samlet i én mail.\n\n"
            + "===== Besked 1 af 2, ref 7KQ4 =====\n\n" + mails.plain(admitted).body() + "\n"
            + "===== Besked 2 af 2, ref 7KQ4 =====\n\n" + mails.plain(leave).body() + "\n");
    }

    @Test
    void a_pointer_has_the_references_only() {
        assertThat(digests.pointer(List.of(admitted, leave)).body())
            .isEqualTo("Der ligger nye beskeder i Broen. Log ind for at læse dem. Deres referencer:\n\n7KQ4\n7KQ4\n");
    }
}
