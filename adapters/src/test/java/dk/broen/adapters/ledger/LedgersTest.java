package dk.broen.adapters.ledger;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.aStay;
import static dk.broen.adapters.staging.Given.aWardAnswer;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.mail;
import static dk.broen.adapters.staging.Given.planOf;
import static dk.broen.adapters.staging.Given.queue;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.adapters.staging.Given.sms;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.APlan;
import dk.broen.adapters.staging.Sending;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class LedgersTest {
    private final Cpr citizen = aCitizen();
    private Store store;
    private Sending outbox;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        outbox = shared.sending();
    }

    @Test
    void an_entry_has_the_words_as_they_were_told_and_a_notice_on_each_channel() {
        OccasionId occasion = anOccasion(store, citizen);
        List<PlannedNotification> planned = store.save(occasion, citizen, aPlan(citizen), FRIDAY_NIGHT);

        LedgerEntry entry = onlyEntry();

        assertThat(entry).isEqualTo(new LedgerEntry(entry.id(), occasion, FRIDAY_NIGHT, RecipientId.of(HOUSING), HOUSING_SUPPORT, AARHUS,
            said(saying(citizen, ADMITTED)), List.of(
                new LedgerEntry.Sending(planned.get(0).id(), queue(FRIDAY_NIGHT).to(), ContentLevel.FULL, new NoticeLife.Waiting()),
                new LedgerEntry.Sending(planned.get(1).id(), mail(MONDAY_MORNING).to(), ContentLevel.PLAIN, new NoticeLife.Waiting()))));
        assertThat(store.ledger(aCitizen())).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void a_person_and_words_without_news_are_read_back() {
        RecipientId person = new RecipientId(HOUSING, Optional.of("Bodil Krog"));
        Words words = new Words(List.of(saying(citizen, ADMITTED)), List.of(),
            Optional.of(new Present(Present.State.DISCHARGED, Optional.empty())), true);
        store.save(anOccasion(store, citizen), citizen, new APlan().notice(content(person, words), sms(FRIDAY_NIGHT)).build(),
            FRIDAY_NIGHT);

        assertThat(onlyEntry().recipient()).isEqualTo(person);
        assertThat(onlyEntry().words()).isEqualTo(words);
    }

    @Test
    void a_notice_is_tried_from_its_first_attempt_until_it_is_sent() {
        PlannedNotification notice = planned();

        outbox.attempt(notice.id(), Optional.of(content(said(saying(citizen, ADMITTED)))), FRIDAY_NIGHT);
        assertThat(life()).isEqualTo(new NoticeLife.Tried(1, FRIDAY_NIGHT));
        outbox.retryAt(notice.id(), MONDAY_MORNING, "SocketTimeoutException");
        assertThat(life()).isEqualTo(new NoticeLife.Tried(1, FRIDAY_NIGHT));
        outbox.attempt(notice.id(), Optional.empty(), MONDAY_MORNING);
        assertThat(life()).isEqualTo(new NoticeLife.Tried(2, MONDAY_MORNING));
        outbox.sent(notice.id(), ContentLevel.FULL, MONDAY_MORNING);

        assertThat(life()).isEqualTo(new NoticeLife.Sent(MONDAY_MORNING));
    }

    @Test
    void a_notice_that_was_dropped_may_have_been_heard_if_it_was_tried() {
        outbox.dropped(planned().id(), "CONSENT_WITHDRAWN", MONDAY_MORNING);
        assertThat(life()).isEqualTo(new NoticeLife.Dropped("CONSENT_WITHDRAWN", Optional.empty()));

        PlannedNotification tried = planned();
        outbox.attempt(tried.id(), Optional.empty(), FRIDAY_NIGHT);
        outbox.dropped(tried.id(), "CONSENT_WITHDRAWN", MONDAY_MORNING);

        assertThat(lastLife()).isEqualTo(new NoticeLife.Dropped("CONSENT_WITHDRAWN", Optional.of(FRIDAY_NIGHT)));
    }

    @Test
    void a_notice_that_was_given_up_has_its_cause() {
        PlannedNotification notice = planned();
        outbox.attempt(notice.id(), Optional.empty(), FRIDAY_NIGHT);
        assertThat(outbox.givenUp(notice.id(), "SMTP_550", MONDAY_MORNING)).isTrue();

        assertThat(life()).isEqualTo(new NoticeLife.GivenUp("SMTP_550", Optional.of(FRIDAY_NIGHT)));
    }

    @Test
    void a_mail_that_left_as_a_pointer_is_recorded_as_a_pointer() {
        PlannedNotification notice = store.save(anOccasion(store, citizen), citizen,
            planOf(citizen, mail(FRIDAY_NIGHT)), FRIDAY_NIGHT).get(0);
        outbox.attempt(notice.id(), Optional.empty(), FRIDAY_NIGHT);
        outbox.sent(notice.id(), ContentLevel.POINTER, FRIDAY_NIGHT);

        assertThat(onlyEntry().sendings()).extracting(LedgerEntry.Sending::content).containsExactly(ContentLevel.POINTER);
    }

    @Test
    void the_answers_to_wards_are_in_the_order_in_which_they_were_made() {
        store.save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT);
        assertThat(store.answers(citizen)).containsExactly(aWardAnswer(citizen));
    }

    @Test
    void what_a_ward_read_last_is_not_known_after_an_answer_that_was_dropped_when_it_may_have_left() {
        sent(answered());
        PlannedNotification uncertain = answered();
        outbox.attempt(uncertain.id(), Optional.empty(), FRIDAY_NIGHT);
        outbox.dropped(uncertain.id(), "REPLACED", MONDAY_MORNING);
        assertThat(store.answers(citizen)).isEmpty();

        sent(answered());
        outbox.dropped(answered().id(), "REPLACED", MONDAY_MORNING);
        assertThat(store.answers(citizen)).as("the last one was never tried").containsExactly(aWardAnswer(citizen));
    }

    private PlannedNotification answered() {
        return store.save(anOccasion(store, citizen), citizen, new APlan().answered(aWardAnswer(citizen)).build(), FRIDAY_NIGHT).get(0);
    }

    private void sent(PlannedNotification notice) {
        outbox.attempt(notice.id(), Optional.empty(), FRIDAY_NIGHT);
        outbox.sent(notice.id(), ContentLevel.FULL, FRIDAY_NIGHT);
    }

    @Test
    void what_was_told_of_a_visit_that_ended_long_ago_is_not_read() {
        Instant then = FRIDAY_NIGHT.minus(Duration.ofDays(730));
        received(store, anEvent(aStay(citizen, "old"), citizen, ADMITTED, then));
        received(store, anEvent(aStay(citizen, "old"), citizen, DISCHARGED, then.plus(Duration.ofDays(3))));
        store.save(anOccasion(store, citizen), citizen,
            new APlan().notice(said(saying(aStay(citizen, "old"), ADMITTED)), queue(then)).answered(aWardAnswer(citizen)).build(), then);
        assertThat(store.ledger(citizen)).isEqualTo(Ledger.EMPTY);
        assertThat(store.answers(citizen)).isEmpty();

        store.stays().add(anOccasion(store, citizen), anEvent(aStay(citizen, "old"), citizen, DISCHARGED, then), FRIDAY_NIGHT);

        assertThat(onlyEntry().words().says()).containsExactly(saying(aStay(citizen, "old"), ADMITTED));
    }

    private PlannedNotification planned() {
        return store.save(anOccasion(store, citizen), citizen, planOf(citizen, queue(FRIDAY_NIGHT)), FRIDAY_NIGHT)
            .get(0);
    }

    private LedgerEntry onlyEntry() {
        List<LedgerEntry> entries = store.ledger(citizen).entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private NoticeLife life() {
        return onlyEntry().sendings().get(0).life();
    }

    private NoticeLife lastLife() {
        List<LedgerEntry> entries = store.ledger(citizen).entries();
        return entries.get(entries.size() - 1).sendings().get(0).life();
    }
}
