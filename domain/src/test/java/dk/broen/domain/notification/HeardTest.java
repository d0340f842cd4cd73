package dk.broen.domain.notification;

import static dk.broen.domain.given.ALedgerEntry.anEntry;
import static dk.broen.domain.given.ALedgerEntry.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ALedgerEntry;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a recipient heard, may have heard, and counts as told (design.md §3). */
class HeardTest {
    private static final Saying ADMITTED = saying(EventType.ADMITTED, "2026-12-04T20:00");
    private static final Saying DISCHARGED = saying(EventType.DISCHARGED, "2026-12-06T10:00");

    @Test
    void what_waits_was_not_heard() {
        Heard heard = heard(anEntry().saying(ADMITTED).waiting());

        assertThat(heard.mayHaveHeard()).isEmpty();
        assertThat(heard.told(ADMITTED)).isFalse();
    }

    @Test
    void what_was_delivered_was_heard_and_counts_as_told() {
        Heard heard = heard(anEntry().saying(ADMITTED).sent("2026-12-04T20:01"));

        assertThat(heard.mayHaveHeard()).containsExactly(ADMITTED);
        assertThat(heard.told(ADMITTED)).isTrue();
    }

    @Test
    void what_was_attempted_with_unknown_outcome_may_have_been_heard_and_is_still_to_be_said() {
        Heard heard = heard(anEntry().saying(ADMITTED).tried("2026-12-04T20:01"));

        assertThat(heard.mayHaveHeard()).containsExactly(ADMITTED);
        assertThat(heard.told(ADMITTED)).isFalse();
    }

    @Test
    void what_was_given_up_may_have_been_heard_and_counts_as_told() {
        Heard heard = heard(anEntry().saying(ADMITTED).givenUp("2026-12-04T20:01"));

        assertThat(heard.mayHaveHeard()).containsExactly(ADMITTED);
        assertThat(heard.told(ADMITTED)).isTrue();
    }

    @Test
    void what_was_withdrawn_after_an_attempt_may_have_been_heard() {
        assertThat(heard(anEntry().saying(ADMITTED).dropped(Optional.of("2026-12-04T20:01"))).mayHaveHeard()).containsExactly(ADMITTED);
        assertThat(heard(anEntry().saying(ADMITTED).dropped(Optional.empty())).mayHaveHeard()).isEmpty();
    }

    @Test
    void only_a_certain_delivery_removes_what_it_takes_back() {
        ALedgerEntry told = anEntry().saying(DISCHARGED).sent("2026-12-06T10:01");

        assertThat(heard(told, anEntry().takingBack(DISCHARGED).tried("2026-12-06T11:00")).mayHaveHeard()).containsExactly(DISCHARGED);
        assertThat(heard(told, anEntry().takingBack(DISCHARGED).sent("2026-12-06T11:00")).mayHaveHeard()).isEmpty();
    }

    @Test
    void what_an_attempt_took_back_does_not_count_as_told_whatever_came_of_the_attempt() {
        ALedgerEntry told = anEntry().saying(DISCHARGED).sent("2026-12-06T10:01");

        assertThat(heard(told, anEntry().takingBack(DISCHARGED).tried("2026-12-06T11:00")).told(DISCHARGED)).isFalse();
    }

    @Test
    void an_end_that_is_taken_back_falls_whatever_beginning_it_named_before() {
        Saying since = since("2026-12-04T20:00");
        Saying earlier = since("2026-12-04T19:00");
        ALedgerEntry first = anEntry().saying(earlier).tried("2026-12-06T10:01");
        ALedgerEntry second = anEntry().saying(since).givenUp("2026-12-06T10:30");

        Heard takenBack = heard(first, second, anEntry().takingBack(since).sent("2026-12-06T11:00"));
        assertThat(takenBack.mayHaveHeard()).isEmpty();
        assertThat(takenBack.told(since)).isFalse();
        assertThat(heard(first, second).told(since, List.of(earlier), UnaryOperator.identity())).isFalse();
        assertThat(heard(first, anEntry().takingBack(earlier).saying(since).sent("2026-12-06T11:00")).mayHaveHeard())
            .containsExactly(since);
    }

    private static Saying since(String begun) {
        return new Saying(DISCHARGED.matter(), DISCHARGED.type(), DISCHARGED.stay(), DISCHARGED.specialty(), DISCHARGED.at(),
            Optional.of(Danish.time(begun)), DISCHARGED.planned(), DISCHARGED.hospital(), DISCHARGED.department());
    }

    @Test
    void a_pointer_that_leaves_after_a_later_notice_has_arrived_may_be_the_last_word() {
        ALedgerEntry admitted = anEntry().saying(ADMITTED).now(Present.State.ADMITTED).dropped(Optional.empty())
            .and(new ContactPoint.Sms("+4520000001", ContactPoint.When.OUTSIDE_HOURS)).sent("2026-12-06T10:02");

        assertThat(heard(admitted, discharged().sent("2026-12-06T10:01")).lastWords())
            .containsExactlyInAnyOrder(Optional.of(Present.State.ADMITTED), Optional.of(Present.State.DISCHARGED));
    }

    @Test
    void one_of_the_words_since_the_last_certain_delivery_is_the_last_word() {
        ALedgerEntry admitted = anEntry().saying(ADMITTED).now(Present.State.ADMITTED).sent("2026-12-04T20:01");
        assertThat(heard().lastWords()).containsExactly(Optional.empty());
        assertThat(heard(admitted, discharged().tried("2026-12-06T10:01")).lastWords())
            .containsExactlyInAnyOrder(Optional.of(Present.State.ADMITTED), Optional.of(Present.State.DISCHARGED));
        assertThat(heard(admitted, discharged().sent("2026-12-06T10:01")).lastWords())
            .containsExactly(Optional.of(Present.State.DISCHARGED));
    }

    @Test
    void a_recipient_whose_part_ended_is_told_again_what_holds_if_the_part_returns() {
        Heard ended = heard(anEntry().saying(ADMITTED).sent("2026-12-04T20:01"), anEntry().partEnded().sent("2026-12-05T10:00"));

        assertThat(ended.heardThatItsPartEnded()).isTrue();
        assertThat(ended.told(ADMITTED)).isFalse();
        assertThat(ended.mayHaveHeard()).containsExactly(ADMITTED);
    }

    @Test
    void a_planned_discharge_is_told_again_too_if_the_part_returns() {
        Saying planned = saying(EventType.DISCHARGE_PLANNED, "2026-12-04T21:00");

        assertThat(heard(anEntry().saying(planned).sent("2026-12-04T21:01"), anEntry().partEnded().sent("2026-12-05T10:00")).told(planned))
            .isFalse();
    }

    @Test
    void whoever_hears_something_new_has_a_part_again() {
        assertThat(heard(anEntry().partEnded().sent("2026-12-05T10:00"), anEntry().saying(ADMITTED).tried("2026-12-05T11:00"))
            .heardThatItsPartEnded()).isFalse();
        assertThat(heard(anEntry().partEnded().tried("2026-12-05T10:00")).heardThatItsPartEnded()).isFalse();
    }

    @Test
    void attempts_are_heard_in_the_order_in_which_they_were_made() {
        ALedgerEntry retried = anEntry().saying(DISCHARGED).sent("2026-12-06T12:00");
        ALedgerEntry earlier = anEntry().takingBack(DISCHARGED).sent("2026-12-06T11:00");

        assertThat(heard(retried, earlier).mayHaveHeard()).containsExactly(DISCHARGED);
    }

    @Test
    void the_contact_points_of_attempts_are_known_and_those_of_waiting_notices_are_not() {
        ContactPoint mail = new ContactPoint.Mail("anna@kommune.example");

        assertThat(heard(anEntry().at(mail).saying(ADMITTED).tried("2026-12-04T20:01")).reachedAt()).containsExactly(mail);
        assertThat(heard(anEntry().at(mail).saying(ADMITTED).waiting()).reachedAt()).isEmpty();
    }

    @Test
    void the_contact_point_that_was_used_last_comes_first() {
        ContactPoint mail = new ContactPoint.Mail("anna@kommune.example");
        ContactPoint other = new ContactPoint.Mail("dorte@kommune.example");

        assertThat(heard(anEntry().at(mail).saying(ADMITTED).sent("2026-12-04T20:01"),
            anEntry().at(other).saying(ADMITTED).sent("2026-12-04T21:00"), anEntry().at(mail).saying(DISCHARGED).sent("2026-12-06T10:01"))
            .reachedAt()).containsExactly(mail, other);
    }

    @Test
    void nothing_arrived_at_a_contact_point_that_was_given_up_or_is_still_to_be_used() {
        ContactPoint dead = new ContactPoint.Mail("anna@kommune.example");
        ContactPoint phone = new ContactPoint.Sms("+4520000001", ContactPoint.When.ALWAYS);

        assertThat(heard(anEntry().saying(ADMITTED).at(dead).givenUp("2026-12-04T20:01").and(ALedgerEntry.QUEUE).sent("2026-12-04T20:02")
            .and(phone).waiting()).reachedAt()).containsExactly(ALedgerEntry.QUEUE);
    }

    @Test
    void what_was_given_up_before_any_attempt_counts_as_told_and_cannot_have_been_heard() {
        Heard heard = heard(anEntry().saying(ADMITTED).givenUpUntried());

        assertThat(heard.told(ADMITTED)).isTrue();
        assertThat(heard.mayHaveHeard()).isEmpty();
    }

    @Test
    void what_was_given_up_after_an_attempt_and_then_taken_back_does_not_count_as_told() {
        assertThat(heard(anEntry().saying(DISCHARGED).givenUp("2026-12-06T10:01"),
            anEntry().takingBack(DISCHARGED).sent("2026-12-06T11:00")).told(DISCHARGED)).isFalse();
    }

    @Test
    void a_discharge_is_not_told_again_if_the_part_returns() {
        assertThat(heard(anEntry().saying(DISCHARGED).sent("2026-12-06T10:01"), anEntry().partEnded().sent("2026-12-07T10:00"))
            .told(DISCHARGED)).isTrue();
    }

    @Test
    void whoever_reads_how_things_stand_has_a_part_again_and_whoever_hears_what_was_wrong_has_not() {
        ALedgerEntry ended = anEntry().partEnded().sent("2026-12-05T10:00");

        assertThat(heard(ended, anEntry().now(Present.State.ADMITTED).tried("2026-12-05T11:00")).heardThatItsPartEnded()).isFalse();
        assertThat(heard(ended, anEntry().takingBack(ADMITTED).sent("2026-12-05T11:00")).heardThatItsPartEnded()).isTrue();
    }

    private static ALedgerEntry discharged() {
        return anEntry().saying(DISCHARGED).now(Present.State.DISCHARGED);
    }

    private static Heard heard(ALedgerEntry... entries) {
        return new Heard(Stream.of(entries).map(ALedgerEntry::build).toList());
    }
}
