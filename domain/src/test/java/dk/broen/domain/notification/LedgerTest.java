package dk.broen.domain.notification;

import static dk.broen.domain.given.ALedgerEntry.QUEUE;
import static dk.broen.domain.given.ALedgerEntry.anEntry;
import static dk.broen.domain.given.ALedgerEntry.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Saying ADMITTED = saying(EventType.ADMITTED, "2026-12-04T20:00");
    private static final RecipientId BOSTOETTE = RecipientId.of(new UnitId("bostoette"));
    private static final ContactPoint ELSEWHERE = new ContactPoint.Queue("notifications.elsewhere");

    @Test
    void the_last_notice_that_the_recipient_may_have_heard_is_found_and_what_waits_is_not() {
        LedgerEntry first = anEntry().saying(ADMITTED).sent("2026-12-04T20:01").build();
        LedgerEntry again = anEntry().saying(ADMITTED).tried("2026-12-05T08:00").build();
        LedgerEntry waits = anEntry().saying(ADMITTED).waiting().build();

        assertThat(lastHeard(BOSTOETTE, ELSEWHERE, again, first, waits)).contains(again);
        assertThat(lastHeard(BOSTOETTE, ELSEWHERE, waits)).isEmpty();
    }

    @Test
    void what_another_recipient_heard_counts_only_at_the_same_contact_point() {
        LedgerEntry former = anEntry().to("bostoette-vest").saying(ADMITTED).sent("2026-12-04T20:01").build();

        assertThat(lastHeard(BOSTOETTE, QUEUE, former)).contains(former);
        assertThat(lastHeard(BOSTOETTE, ELSEWHERE, former)).isEmpty();
    }

    @Test
    void a_notice_that_says_something_else_is_none_of_them() {
        assertThat(lastHeard(BOSTOETTE, QUEUE,
            anEntry().saying(saying(EventType.DISCHARGED, "2026-12-06T10:00")).sent("2026-12-06T10:01").build())).isEmpty();
    }

    private static Optional<LedgerEntry> lastHeard(RecipientId recipient, ContactPoint point, LedgerEntry... entries) {
        return new Ledger(List.of(entries)).lastHeard(recipient, point, words -> words.says().contains(ADMITTED));
    }
}
