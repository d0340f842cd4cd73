package dk.broen.domain.notification;

import static dk.broen.domain.given.ALedgerEntry.anEntry;
import static dk.broen.domain.given.ALedgerEntry.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ALedgerEntry;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
    private static final Saying ADMITTED = saying(EventType.ADMITTED, "2026-12-04T20:00");
    private static final ContactPoint DUTY_PHONE = new ContactPoint.Sms("+4520000001", When.OUTSIDE_HOURS);
    private static final ContactPoint QUEUE = ALedgerEntry.QUEUE;
    private static final ContactPoint MAIL = new ContactPoint.Mail("anna@kommune.example");

    @Test
    void a_pointer_that_arrived_does_not_count_as_told_while_the_full_notice_waits() {
        LedgerEntry entry = anEntry().saying(ADMITTED).at(DUTY_PHONE).sent("2026-12-04T20:01").and(MAIL).waiting().build();

        assertThat(entry.delivered()).isFalse();
        assertThat(entry.pending()).isTrue();
        assertThat(entry.attemptedAt()).contains(Danish.time("2026-12-04T20:01"));
    }

    @Test
    void nobody_heard_what_came_back_unless_a_human_opened_it_or_it_arrived_late() {
        LedgerEntry back = anEntry().saying(ADMITTED).at(DUTY_PHONE).givenUp("2026-12-04T20:01", CameBack.bySms("EXPIRED")).build();
        LedgerEntry late = anEntry().saying(ADMITTED).at(DUTY_PHONE).givenUp("2026-12-04T20:01", CameBack.ARRIVED_LATE).build();

        assertThat(back.heardByNobody()).isTrue();
        assertThat(back.answered(List.of(new Acknowledgement(Acknowledgement.Kind.SEEN, Acknowledgement.Way.INBOX, "Bodil Krog",
            Optional.empty(), Danish.time("2026-12-04T20:02")))).heardByNobody()).isFalse();
        assertThat(late.heardByNobody()).isFalse();
        assertThat(late.didNotArrive()).isFalse();
    }

    @Test
    void a_pointer_counts_as_told_where_nothing_else_can_go() {
        assertThat(anEntry().saying(ADMITTED).at(DUTY_PHONE).sent("2026-12-04T20:01").build().delivered()).isTrue();
    }

    @Test
    void an_entry_is_given_up_when_the_last_full_notice_is_given_up() {
        assertThat(anEntry().saying(ADMITTED).at(MAIL).givenUp("2026-12-04T20:01").build().givenUp()).isTrue();
        assertThat(anEntry().saying(ADMITTED).at(MAIL).givenUp("2026-12-04T20:01").and(QUEUE).waiting().build().givenUp()).isFalse();
        assertThat(anEntry().saying(ADMITTED).at(MAIL).givenUp("2026-12-04T20:01").and(QUEUE).sent("2026-12-04T20:02").build().givenUp())
            .isFalse();
    }

    @Test
    void an_attempt_with_unknown_outcome_goes_on_and_a_withdrawn_one_does_not() {
        assertThat(anEntry().saying(ADMITTED).tried("2026-12-04T20:01").build().pending()).isTrue();
        assertThat(anEntry().saying(ADMITTED).dropped(Optional.of("2026-12-04T20:01")).build().pending()).isFalse();
    }

    @Test
    void a_notice_beside_one_that_arrived_or_was_given_up_is_the_rest() {
        assertThat(anEntry().saying(ADMITTED).at(QUEUE).sent("2026-12-04T20:01").and(DUTY_PHONE).waiting().build().restWaits()).isTrue();
        assertThat(anEntry().saying(ADMITTED).at(QUEUE).givenUp("2026-12-04T20:01").and(DUTY_PHONE).waiting().build().restWaits())
            .isTrue();
        assertThat(anEntry().saying(ADMITTED).at(QUEUE).waiting().and(DUTY_PHONE).waiting().build().restWaits()).isFalse();
        assertThat(anEntry().saying(ADMITTED).at(QUEUE).sent("2026-12-04T20:01").build().restWaits()).isFalse();
    }

    @Test
    void the_ledger_knows_what_anybody_heard_or_is_about_to_hear() {
        Saying discharged = saying(EventType.DISCHARGED, "2026-12-06T10:00");
        Ledger ledger = new Ledger(List.of(anEntry().saying(ADMITTED).waiting().build(),
            anEntry().saying(discharged).dropped(Optional.empty()).build()));

        assertThat(ledger.sayings()).containsExactly(ADMITTED);
    }

    @Test
    void what_is_said_again_after_it_was_taken_back_comes_last_in_the_ledger() {
        Saying other = saying(EventType.ADMITTED, "2026-12-06T10:00");
        Ledger ledger = new Ledger(List.of(anEntry().saying(ADMITTED).waiting().build(), anEntry().saying(other).waiting().build(),
            anEntry().saying(ADMITTED).waiting().build()));

        assertThat(ledger.sayings()).containsExactly(ADMITTED, other, ADMITTED);
    }

    @Test
    void what_waits_at_a_shared_contact_point_is_said_there_and_what_was_withdrawn_is_not() {
        Ledger waiting = new Ledger(List.of(anEntry().to("bostoette").at(MAIL).saying(ADMITTED).waiting().build()));
        Ledger withdrawn = new Ledger(List.of(anEntry().to("bostoette").at(MAIL).saying(ADMITTED).dropped(Optional.empty()).build()));

        assertThat(waiting.saidAt(MAIL, List.of(ADMITTED), RecipientId.of(new UnitId("voksne")), Set.of())).isTrue();
        assertThat(withdrawn.saidAt(MAIL, List.of(ADMITTED), RecipientId.of(new UnitId("voksne")), Set.of())).isFalse();
    }

    @Test
    void what_was_said_at_a_shared_contact_point_was_said_to_another_recipient() {
        Ledger ledger = new Ledger(List.of(anEntry().to("bostoette").at(MAIL).saying(ADMITTED).sent("2026-12-04T20:01").build()));

        assertThat(ledger.saidAt(MAIL, List.of(ADMITTED), RecipientId.of(new UnitId("voksne")), Set.of())).isTrue();
        assertThat(ledger.saidAt(MAIL, List.of(ADMITTED), RecipientId.of(new UnitId("bostoette")), Set.of())).isFalse();
        assertThat(ledger.saidAt(QUEUE, List.of(ADMITTED), RecipientId.of(new UnitId("voksne")), Set.of())).isFalse();
        assertThat(
            ledger.saidAt(MAIL, List.of(saying(EventType.ADMITTED, "2026-12-04T19:00")), RecipientId.of(new UnitId("voksne")), Set.of()))
            .isFalse();
    }
}
