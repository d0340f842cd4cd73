package dk.broen.adapters.outbox;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.aWardAnswer;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.mail;
import static dk.broen.adapters.staging.Given.planOf;
import static dk.broen.adapters.staging.Given.queue;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.staging.APlan;
import dk.broen.adapters.staging.Sending;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class OutboxTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private final Cpr citizen = aCitizen();
    private final Content admitted = content(said(saying(citizen, ADMITTED)));
    private Store store;
    private Outbox outbox;
    private Sending leased;
    private Sending expired;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        store.database().jdbc()
            .sql("update notification set lease_until = null, state = case when state = 'SENT' then state else 'DROPPED' end")
            .update();
        outbox = shared.outbox(LONG);
        leased = new Sending(shared, outbox, new Outcomes(shared.database()));
        expired = shared.sending();
    }

    @Test
    void a_due_notice_has_all_data_that_sending_needs() {
        OccasionId occasion = anOccasion(store, citizen);
        PlannedNotification planned = store.save(occasion, citizen, aPlan(citizen), FRIDAY_NIGHT).get(0);

        DueNotification due = leased.claim(planned.id()).orElseThrow();

        assertThat(due.reference()).isEqualTo(planned.reference()).hasSize(6);
        assertThat(due.occasion()).isEqualTo(occasion);
        assertThat(due.citizen()).isEqualTo(citizen);
        assertThat(due.entry()).contains(store.ledger(citizen).entries().get(0).id());
        assertThat(due.attempts()).isZero();
        assertThat(due.attempted().attempts()).isEqualTo(1);
        assertThat(due.firstContent()).isEmpty();
        assertThat(due.to())
            .isEqualTo(new Addressee.Unit(HOUSING_SUPPORT, HOUSING, AARHUS, queue(FRIDAY_NIGHT).to(), ContentLevel.FULL));
    }

    @Test
    void the_answer_to_the_ward_is_in_the_outbox_too() {
        PlannedNotification answer =
            store.save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT).get(2);

        DueNotification due = leased.claim(answer.id()).orElseThrow();

        assertThat(due.to()).isEqualTo(new Addressee.Ward(aWardAnswer(citizen)));
        assertThat(due.entry()).isEmpty();
        assertThat(due.due()).isEqualTo(FRIDAY_NIGHT);
    }

    @Test
    void only_notices_of_the_channel_that_are_due_can_be_claimed() {
        PlannedNotification now = planned(queue(FRIDAY_NIGHT));
        PlannedNotification monday = planned(mail(MONDAY_MORNING));

        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).containsExactly(now.id());
        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT.minusSeconds(1))).isEmpty();
        assertThat(due(Channel.MAIL, FRIDAY_NIGHT)).isEmpty();
        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactly(monday.id());
    }

    @Test
    void urgent_notices_come_first_then_the_oldest_also_among_citizens() {
        PlannedNotification late = planned(aCitizen(), mailAt(MONDAY_MORNING, false));
        PlannedNotification early = planned(aCitizen(), mailAt(MONDAY_MORNING.minusSeconds(60), false));
        PlannedNotification urgent = planned(aCitizen(), mailAt(MONDAY_MORNING, true));

        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactly(urgent.id(), early.id(), late.id());
        assertThat(outbox.due(Channel.MAIL, List.of(), Set.of(), Set.of(), 1, MONDAY_MORNING)).extracting(Outbox.Candidate::id)
            .containsExactly(urgent.id());
    }

    @Test
    void the_notices_of_a_paused_municipality_stay_and_answers_to_wards_leave() {
        List<PlannedNotification> planned =
            store.save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT);

        assertThat(outbox.due(Channel.QUEUE, List.of(AARHUS), Set.of(), Set.of(), 10, FRIDAY_NIGHT)).extracting(Outbox.Candidate::id)
            .containsExactly(planned.get(2).id());
    }

    @Test
    void a_later_notice_waits_for_the_earlier_one_of_its_lane() {
        PlannedNotification first = planned(mail(MONDAY_MORNING));
        PlannedNotification second = planned(mail(MONDAY_MORNING));
        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactly(first.id());
        assertThat(leased.claim(second.id())).isEmpty();

        leased.attempt(first.id(), Optional.of(admitted), MONDAY_MORNING);
        assertThat(due(Channel.MAIL, MONDAY_MORNING)).isEmpty();
        leased.sent(first.id(), ContentLevel.PLAIN, MONDAY_MORNING);

        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactly(second.id());
    }

    @Test
    void a_failed_notice_holds_its_lane_until_it_is_given_up() {
        PlannedNotification dead = planned(mail(MONDAY_MORNING));
        PlannedNotification second = planned(mail(MONDAY_MORNING));
        PlannedNotification elsewhere = planned(aCitizen(), mail(MONDAY_MORNING));
        leased.attempt(dead.id(), Optional.of(admitted), MONDAY_MORNING);
        leased.retryAt(dead.id(), MONDAY_MORNING.plusSeconds(10), "SocketTimeoutException");
        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactly(elsewhere.id());

        leased.attempt(dead.id(), Optional.of(admitted), MONDAY_MORNING);
        leased.givenUp(dead.id(), "SMTP_550", MONDAY_MORNING);

        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactlyInAnyOrder(second.id(), elsewhere.id());
    }

    @Test
    void a_notice_that_fails_holds_back_no_notice_to_another_mailbox_of_the_unit() {
        PlannedNotification failing = planned(mail(MONDAY_MORNING));
        PlannedNotification elsewhere = planned(mailAt(MONDAY_MORNING, false));
        PlannedNotification behind = planned(mail(MONDAY_MORNING));
        leased.attempt(failing.id(), Optional.of(admitted), MONDAY_MORNING);
        leased.retryAt(failing.id(), MONDAY_MORNING.plusSeconds(10), "SocketTimeoutException");

        assertThat(due(Channel.MAIL, MONDAY_MORNING)).containsExactly(elsewhere.id());
        assertThat(leased.claim(behind.id())).isEmpty();
    }

    @Test
    void a_notice_that_is_being_sent_cannot_be_claimed_before_its_lease_has_run_out() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        assertThat(due(Channel.QUEUE, MONDAY_MORNING)).isEmpty();
        assertThat(life(notice)).isEqualTo(new NoticeLife.Tried(1, FRIDAY_NIGHT));

        leaseRunsOut(notice);

        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).containsExactly(notice.id());
        assertThat(leased.claim(notice.id()).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void a_new_process_of_the_same_node_ends_the_leases_of_the_old_one() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        assertThat(new Outbox(store.database(), store.keys(), "another-node", LONG).freeLeases()).isZero();

        assertThat(outbox.freeLeases()).isEqualTo(1);

        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).containsExactly(notice.id());
    }

    @Test
    void an_outcome_that_comes_after_another_attempt_has_begun_changes_nothing_unless_it_was_sent() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        expired.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        leased.attempt(notice.id(), Optional.of(admitted), MONDAY_MORNING);
        Outcomes outcomes = leased.outcomes();
        Outcomes.Failed first = new Outcomes.Failed(notice.id(), 1, "SocketTimeoutException");

        assertThat(outcomes.retry(List.of(new Outcomes.Retry(first, MONDAY_MORNING)))).isEmpty();
        assertThat(outcomes.givenUp(List.of(first), MONDAY_MORNING)).isEmpty();
        outcomes.released(List.of(first), MONDAY_MORNING);
        assertThat(life(notice)).isEqualTo(new NoticeLife.Tried(2, MONDAY_MORNING));
        assertThat(due(Channel.QUEUE, MONDAY_MORNING)).as("the second attempt still has its lease").isEmpty();

        outcomes.sent(List.of(new Outcomes.Sent(notice.id(), ContentLevel.FULL)), MONDAY_MORNING);
        assertThat(life(notice)).isEqualTo(new NoticeLife.Sent(MONDAY_MORNING));
    }

    @Test
    void a_first_attempt_that_ends_well_counts_although_the_second_was_refused() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        expired.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        leased.attempt(notice.id(), Optional.of(admitted), MONDAY_MORNING);
        leased.givenUp(notice.id(), CameBack.atOnce("SMTP_550"), MONDAY_MORNING);

        Outcomes.Before before = leased.outcomes().sent(List.of(new Outcomes.Sent(notice.id(), ContentLevel.FULL)), MONDAY_MORNING);

        assertThat(before.givenUp()).containsExactly(notice.id());
        assertThat(life(notice)).isEqualTo(new NoticeLife.Sent(MONDAY_MORNING));
    }

    @Test
    void what_a_receipt_gave_up_stays_given_up_when_an_attempt_ends_well_later() {
        for (String cause : List.of(CameBack.byMail("5.1.1"), CameBack.bySms("UNDELIVERABLE"), CameBack.UNREAD)) {
            PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
            leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
            leased.givenUp(notice.id(), cause, MONDAY_MORNING);

            leased.outcomes().sent(List.of(new Outcomes.Sent(notice.id(), ContentLevel.FULL)), MONDAY_MORNING);

            assertThat(life(notice)).as(cause).isInstanceOf(NoticeLife.GivenUp.class);
        }
    }

    @Test
    void a_later_attempt_says_what_the_first_one_said() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        expired.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        assertThat(expired.claim(notice.id()).orElseThrow()).extracting(DueNotification::attempts, DueNotification::firstContent)
            .containsExactly(1, Optional.of(admitted));

        expired.retryAt(notice.id(), MONDAY_MORNING, "SocketTimeoutException");
        expired.attempt(notice.id(), Optional.of(content(said(saying(citizen, DISCHARGED)))), MONDAY_MORNING);

        assertThat(expired.claim(notice.id()).orElseThrow())
            .extracting(DueNotification::attempts, DueNotification::firstContent, DueNotification::due)
            .containsExactly(2, Optional.of(admitted), FRIDAY_NIGHT);
    }

    @Test
    void a_notice_that_did_not_leave_was_not_attempted() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);

        leased.released(notice.id(), FRIDAY_NIGHT.plusSeconds(10));

        assertThat(life(notice)).isEqualTo(new NoticeLife.Waiting());
        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).isEmpty();
        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT.plusSeconds(10))).containsExactly(notice.id());
        assertThat(leased.claim(notice.id()).orElseThrow().firstContent()).isEmpty();
    }

    @Test
    void a_second_attempt_that_did_not_leave_takes_nothing_back_from_the_first() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        leased.retryAt(notice.id(), FRIDAY_NIGHT, "SocketTimeoutException");
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);

        leased.released(notice.id(), FRIDAY_NIGHT);

        assertThat(life(notice)).isEqualTo(new NoticeLife.Tried(1, FRIDAY_NIGHT));
        assertThat(leased.claim(notice.id()).orElseThrow().firstContent()).contains(admitted);
    }

    @Test
    void a_corrected_address_is_the_one_that_the_notice_went_to() {
        PlannedNotification notice = planned(mail(FRIDAY_NIGHT));
        ContactPoint corrected = new ContactPoint.Mail("corrected@kommune.example");

        outbox.attempt(List.of(new Outbox.Attempt(notice.id(), Optional.of(admitted), Optional.of(corrected))), FRIDAY_NIGHT);

        assertThat(entry().sendings()).extracting(LedgerEntry.Sending::to).containsExactly(corrected);
    }

    @Test
    void an_answer_that_goes_to_another_host_is_found_under_that_host() {
        WardAnswer answer = aWardAnswer(citizen).by(new AnswerAddress.Mllp("old.example", 2575, true));
        PlannedNotification planned =
            store.save(anOccasion(store, citizen), citizen, new APlan().answered(answer).build(), FRIDAY_NIGHT).get(0);
        DueNotification now = expired.claim(planned.id()).orElseThrow().at(new AnswerAddress.Mllp("new.example", 2576, true));

        expired.outbox().attempt(
            List.of(new Outbox.Attempt(now.id(), Optional.empty(), Optional.empty(), now.receiver(), Optional.empty())), FRIDAY_NIGHT);
        expired.retryAt(planned.id(), FRIDAY_NIGHT, "SocketTimeoutException");

        assertThat(expired.claim(planned.id()).orElseThrow().receiver()).contains("new.example:2576");
    }

    @Test
    void a_notice_moves_to_the_lane_of_the_surviving_number() {
        Cpr survivor = aCitizen();
        PlannedNotification held = planned(mail(MONDAY_MORNING));

        store.stays().rekey(citizen, survivor);

        PlannedNotification later = planned(survivor, mail(MONDAY_MORNING));
        assertThat(leased.claim(later.id())).isEmpty();
        assertThat(leased.claim(held.id()).orElseThrow().citizen()).isEqualTo(survivor);
    }

    @Test
    void a_notice_of_a_citizen_who_is_not_locked_is_not_claimed() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));

        assertThat(
            outbox
                .claim(outbox.due(Channel.QUEUE, List.of(), Set.of(), Set.of(), 10, FRIDAY_NIGHT), Set.of("another citizen"), FRIDAY_NIGHT)
                .size())
            .isZero();
        assertThat(leased.claim(notice.id())).isPresent();
    }

    @Test
    void a_notice_that_cannot_be_opened_stops_no_other() {
        PlannedNotification damaged = planned(queue(FRIDAY_NIGHT));
        PlannedNotification other = planned(aCitizen(), queue(FRIDAY_NIGHT));
        store.database().jdbc().sql("update notification set sealed_contact = '\\x00' where id = :id").param("id", damaged.id().value())
            .update();
        List<Outbox.Candidate> due = outbox.due(Channel.QUEUE, List.of(), Set.of(), Set.of(), 10, FRIDAY_NIGHT);

        Outbox.Claimed claimed = outbox.claim(due,
            due.stream().map(Outbox.Candidate::citizenKey).collect(Collectors.toUnmodifiableSet()), FRIDAY_NIGHT);

        assertThat(claimed.opened()).extracting(DueNotification::id).containsExactly(other.id());
        assertThat(claimed.unopened()).extracting(Outbox.Unopened::id, Outbox.Unopened::reference)
            .containsExactly(tuple(damaged.id(), damaged.reference()));
    }

    @Test
    void a_citizen_who_is_being_planned_is_not_locked_and_does_not_make_the_claim_wait() {
        Citizens citizens = new Citizens(store.database(), store.keys());
        String planned = citizens.keyOf(citizen);
        String other = citizens.keyOf(aCitizen());

        Set<String> locked = store.database().transactions().execute(planning -> {
            citizens.lock(citizen);
            return CompletableFuture.supplyAsync(() -> store.database().transactions()
                .execute(claim -> citizens.tryLock(List.of(planned, other)))).join();
        });

        assertThat(locked).containsExactly(other);
    }

    @Test
    void a_postponed_notice_was_not_attempted() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        outbox.postponed(List.of(notice.id()), MONDAY_MORNING);

        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).isEmpty();
        assertThat(leased.claim(notice.id()).orElseThrow()).extracting(DueNotification::attempts, DueNotification::due)
            .containsExactly(0, FRIDAY_NIGHT);
    }

    @Test
    void a_sent_notice_cannot_be_claimed_or_dropped_or_sent_again() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        leased.sent(notice.id(), ContentLevel.FULL, FRIDAY_NIGHT);

        assertThat(leased.claim(notice.id())).isEmpty();
        assertThatThrownBy(() -> outbox.dropped(notice.id(), "LATE", MONDAY_MORNING)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> leased.attempt(notice.id(), Optional.empty(), MONDAY_MORNING)).isInstanceOf(IllegalStateException.class);
        leased.sent(notice.id(), ContentLevel.FULL, MONDAY_MORNING);
        assertThat(life(notice)).isEqualTo(new NoticeLife.Sent(FRIDAY_NIGHT));
    }

    @Test
    void a_notice_that_was_never_attempted_cannot_have_been_sent() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));

        leased.sent(notice.id(), ContentLevel.FULL, FRIDAY_NIGHT);

        assertThat(life(notice)).isEqualTo(new NoticeLife.Waiting());
    }

    @Test
    void a_notice_that_was_withdrawn_while_it_was_sent_has_left() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        withdrawn();

        assertThat(leased.sent(notice.id(), ContentLevel.FULL, MONDAY_MORNING)).isTrue();

        assertThat(life(notice)).isEqualTo(new NoticeLife.Sent(MONDAY_MORNING));
    }

    @Test
    void a_notice_that_was_withdrawn_while_it_was_sent_holds_its_lane_and_is_not_tried_again() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        PlannedNotification next = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        withdrawn();
        assertThat(leased.claim(next.id())).as("the first may arrive at any moment").isEmpty();

        assertThat(leased.retryAt(notice.id(), FRIDAY_NIGHT, "SocketTimeoutException")).isFalse();

        assertThat(life(notice)).isEqualTo(new NoticeLife.Dropped("NO_LONGER_TRUE", Optional.of(FRIDAY_NIGHT)));
        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).containsExactly(next.id());
        assertThat(leased.givenUp(notice.id(), "SocketTimeoutException", MONDAY_MORNING)).isFalse();
    }

    @Test
    void a_notice_that_was_withdrawn_and_did_not_leave_cannot_have_been_heard() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        withdrawn();

        leased.released(notice.id(), FRIDAY_NIGHT);

        assertThat(life(notice)).isEqualTo(new NoticeLife.Dropped("NO_LONGER_TRUE", Optional.empty()));
    }

    @Test
    void a_notice_that_was_withdrawn_while_the_hub_failed_to_write_it_stays_withdrawn_and_was_not_heard() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        withdrawn();

        assertThat(new Outcomes(store.database()).notHeard(List.of(new Outcomes.Failed(notice.id(), 1, "IllegalStateException")),
            List.of(MONDAY_MORNING), FRIDAY_NIGHT)).isEmpty();

        assertThat(life(notice)).isEqualTo(new NoticeLife.Dropped("NO_LONGER_TRUE", Optional.empty()));
    }

    @Test
    void a_notice_that_is_taken_up_again_while_it_is_sent_is_not_sent_a_second_time_meanwhile() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        leased.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        withdrawn();
        store.save(anOccasion(store, citizen), citizen, new APlan().revive(entry().id(), said(saying(citizen, ADMITTED))).build(),
            FRIDAY_NIGHT);
        assertThat(due(Channel.QUEUE, FRIDAY_NIGHT)).isEmpty();

        assertThat(leased.sent(notice.id(), ContentLevel.FULL, MONDAY_MORNING)).isFalse();

        assertThat(life(notice)).isEqualTo(new NoticeLife.Sent(MONDAY_MORNING));
    }

    @Test
    void a_batch_claimed_many_times_at_once_is_sent_once() throws Exception {
        planned(queue(FRIDAY_NIGHT));
        planned(aCitizen(), queue(FRIDAY_NIGHT));
        Citizens citizens = new Citizens(store.database(), store.keys());
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> send = () -> store.database().transactions().execute(open -> {
                List<Outbox.Candidate> due = outbox.due(Channel.QUEUE, List.of(), Set.of(), Set.of(), 10, FRIDAY_NIGHT);
                List<DueNotification> claimed =
                    outbox.claim(due, citizens.tryLock(due.stream().map(Outbox.Candidate::citizenKey).toList()), FRIDAY_NIGHT).opened();
                outbox.attempt(claimed.stream().map(one -> new Outbox.Attempt(one.id(), Optional.of(admitted), Optional.empty())).toList(),
                    FRIDAY_NIGHT);
                return claimed.size();
            });
            int sent = 0;
            for (Future<Integer> claimed : workers.invokeAll(Collections.nCopies(8, send))) {
                sent += claimed.get();
            }
            assertThat(sent).isEqualTo(2);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void what_is_collected_for_a_unit_leaves_together_and_nothing_else_does() {
        PlannedNotification first = planned(collectedMail());
        PlannedNotification second = planned(aCitizen(), collectedMail());
        planned(aCitizen(), mailAt(MONDAY_MORNING, false));

        assertThat(together(Optional.empty())).containsExactly(first.id(), second.id());
        assertThat(together(Optional.of(first.id()))).isEmpty();
        assertThat(outbox.due(Channel.MAIL, List.of(), Set.of(), Set.of(), 10, MONDAY_MORNING))
            .filteredOn(one -> one.together().isPresent())
            .hasSize(2);
    }

    @Test
    void citizens_of_another_municipality_and_what_is_for_another_unit_leave_in_other_mails() {
        PlannedNotification first = planned(collectedMail());
        PlannedNotification elsewhere = planned(aCitizen(), collectedMail());
        PlannedNotification otherUnit = planned(aCitizen(), collectedMail());
        store.database().jdbc().sql("update notification set municipality = '0101' where id = :id").param("id", elsewhere.id().value())
            .update();
        store.database().jdbc().sql("update notification set unit = 'other' where id = :id").param("id", otherUnit.id().value()).update();

        assertThat(together(Optional.empty())).containsExactly(first.id());
    }

    @Test
    void what_left_in_one_mail_leaves_in_it_again_and_what_came_later_does_not_join() {
        PlannedNotification first = planned(collectedMail());
        PlannedNotification second = planned(aCitizen(), collectedMail());
        NotificationId mail = new NotificationId(UUID.randomUUID());
        attempt(expired, mail, first, second);
        PlannedNotification later = planned(aCitizen(), collectedMail());

        assertThat(together(Optional.of(mail))).containsExactly(first.id(), second.id());
        assertThat(together(Optional.empty())).containsExactly(later.id());
        assertThat(outbox.leftInMail(mail)).extracting(left -> left.notice().id()).containsExactly(first.id(), second.id());
        assertThat(outbox.leftInMail(second.id())).extracting(left -> left.notice().id()).as("the named one first")
            .containsExactly(second.id(), first.id());
        assertThat(outbox.mailOf(first.id())).isEqualTo(mail);
        assertThat(outbox.mailOf(later.id())).isEqualTo(later.id());
    }

    @Test
    void what_did_not_leave_in_a_mail_waits_for_the_next_one_and_what_could_not_be_written_leaves_alone() {
        PlannedNotification released = planned(collectedMail());
        PlannedNotification unwritten = planned(aCitizen(), collectedMail());
        attempt(leased, new NotificationId(UUID.randomUUID()), released, unwritten);
        Outcomes outcomes = new Outcomes(store.database());
        outcomes.released(List.of(new Outcomes.Failed(released.id(), 1, "WITHDRAWN")), MONDAY_MORNING);
        outcomes.notHeard(List.of(new Outcomes.Failed(unwritten.id(), 1, "IllegalStateException")), List.of(MONDAY_MORNING),
            MONDAY_MORNING);

        assertThat(together(Optional.empty())).containsExactly(released.id());
        assertThat(outbox.due(Channel.MAIL, List.of(), Set.of(), Set.of(), 10, MONDAY_MORNING)).filteredOn(one -> one.together().isEmpty())
            .extracting(Outbox.Candidate::id).containsExactly(unwritten.id());
    }

    @Test
    void what_leaves_alone_after_a_mail_with_others_is_not_called_as_that_mail_was() {
        PlannedNotification first = planned(collectedMail());
        PlannedNotification second = planned(aCitizen(), collectedMail());
        NotificationId mail = new NotificationId(UUID.randomUUID());
        attempt(expired, mail, first, second);
        attempt(leased, mail, first, second);
        Outcomes outcomes = new Outcomes(store.database());
        outcomes.notHeard(List.of(new Outcomes.Failed(first.id(), 2, "IllegalStateException")), List.of(MONDAY_MORNING), MONDAY_MORNING);
        outcomes.givenUp(List.of(new Outcomes.Failed(second.id(), 2, "SMTP_451")), MONDAY_MORNING);
        outbox.resend(second.reference(), MONDAY_MORNING);

        for (PlannedNotification alone : List.of(first, second)) {
            assertThat(outbox.left(alone.id(), Channel.MAIL).orElseThrow().notice())
                .returns(false, DueNotification::collected).returns(Optional.empty(), DueNotification::leftIn);
        }
        assertThat(outbox.openIn(mail)).isEmpty();
    }

    @Test
    void what_waits_for_a_digest_holds_up_no_later_notice_before_its_first_attempt() {
        PlannedNotification waits = planned(collectedMail());
        PlannedNotification urgent = planned(mailAt(FRIDAY_NIGHT, true));

        assertThat(due(Channel.MAIL, FRIDAY_NIGHT)).containsExactly(urgent.id());
        attempt(expired, new NotificationId(UUID.randomUUID()), waits);
        assertThat(due(Channel.MAIL, FRIDAY_NIGHT)).as("it may have been heard").doesNotContain(urgent.id());
    }

    private List<NotificationId> together(Optional<NotificationId> leftIn) {
        return outbox.dueTogether(new Outbox.Together(HOUSING, AARHUS, leftIn), Channel.MAIL, List.of(), Set.of(), 50, MONDAY_MORNING)
            .stream()
            .map(Outbox.Candidate::id).toList();
    }

    /** The notices leave in that mail, and nothing is heard of it. */
    private void attempt(Sending by, NotificationId mail, PlannedNotification... notices) {
        for (PlannedNotification notice : notices) {
            by.claim(notice.id()).orElseThrow();
        }
        by.outbox().attempt(Stream.of(notices)
            .map(notice -> new Outbox.Attempt(notice.id(), Optional.of(admitted), Optional.empty(), Optional.of(mail))).toList(),
            MONDAY_MORNING);
    }

    private static Delivery collectedMail() {
        return new Delivery(Channel.MAIL, new ContactPoint.Mail("unit@kommune.example"), ContentLevel.PLAIN, MONDAY_MORNING, false, true);
    }

    private void withdrawn() {
        store.save(anOccasion(store, citizen), citizen, new APlan().withdraw(entry().id(), "NO_LONGER_TRUE").build(), FRIDAY_NIGHT);
    }

    private void leaseRunsOut(PlannedNotification notice) {
        store.database().jdbc().sql("update notification set lease_until = clock_timestamp() where id = :id")
            .param("id", notice.id().value())
            .update();
    }

    private List<NotificationId> due(Channel channel, Instant now) {
        return outbox.due(channel, List.of(), Set.of(), Set.of(), 10, now).stream().map(Outbox.Candidate::id).toList();
    }

    private PlannedNotification planned(Delivery delivery) {
        return planned(citizen, delivery);
    }

    private PlannedNotification planned(Cpr whom, Delivery delivery) {
        return store.save(anOccasion(store, whom), whom, planOf(whom, delivery), FRIDAY_NIGHT).get(0);
    }

    private static Delivery mailAt(Instant due, boolean urgent) {
        return new Delivery(Channel.MAIL, new ContactPoint.Mail("unit@kommune.example"), ContentLevel.PLAIN, due, urgent);
    }

    private LedgerEntry entry() {
        return store.ledger(citizen).entries().get(0);
    }

    private NoticeLife life(PlannedNotification notice) {
        return store.ledger(citizen).entries().stream().flatMap(entry -> entry.sendings().stream())
            .filter(sending -> sending.id().equals(notice.id())).findFirst().orElseThrow().life();
    }
}
