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
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.staging.Given;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class OutboxTest {
    private final Cpr citizen = aCitizen();
    private final Content admitted = content(said(saying(citizen, ADMITTED)));
    private Store store;
    private Outbox outbox;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        outbox = shared.outbox();
    }

    @Test
    void a_due_notice_has_all_data_that_sending_needs() {
        OccasionId occasion = anOccasion(store, citizen);
        PlannedNotification planned = store.plans().save(occasion, citizen, aPlan(citizen), FRIDAY_NIGHT, Optional.empty()).get(0);

        DueNotification due = claim(planned);

        assertThat(due.reference()).isEqualTo(planned.reference()).hasSize(6);
        assertThat(due.occasion()).isEqualTo(occasion);
        assertThat(due.citizen()).isEqualTo(citizen);
        assertThat(due.entry()).contains(store.ledgers().of(citizen).entries().get(0).id());
        assertThat(due.attempts()).isZero();
        assertThat(due.predecessorAttempt()).isEmpty();
        assertThat(due.firstContent()).isEmpty();
        assertThat(due.to())
            .isEqualTo(new Addressee.Unit(HOUSING_SUPPORT, HOUSING, AARHUS, queue(FRIDAY_NIGHT).to(), ContentLevel.FULL));
        assertThat(outbox.citizenOf(planned.id())).contains(citizen);
        assertThat(outbox.citizenOf(new NotificationId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void the_answer_to_the_ward_is_in_the_outbox_too() {
        PlannedNotification answer =
            store.plans().save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT, Optional.empty()).get(2);

        DueNotification due = claim(answer);

        assertThat(due.to()).isEqualTo(new Addressee.Ward(aWardAnswer(citizen)));
        assertThat(due.entry()).isEmpty();
        assertThat(due.due()).isEqualTo(FRIDAY_NIGHT);
    }

    @Test
    void a_later_attempt_says_what_the_first_one_said() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        outbox.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        assertThat(claim(notice)).extracting(DueNotification::attempts, DueNotification::firstContent)
            .containsExactly(1, Optional.of(admitted));

        outbox.retryAt(notice.id(), MONDAY_MORNING, "SocketTimeoutException");
        outbox.attempt(notice.id(), Optional.of(content(said(saying(citizen, DISCHARGED)))), MONDAY_MORNING);

        assertThat(claim(notice)).extracting(DueNotification::attempts, DueNotification::firstContent, DueNotification::due)
            .containsExactly(2, Optional.of(admitted), FRIDAY_NIGHT);
    }

    @Test
    void a_notice_has_the_next_attempt_of_its_unsent_predecessor_in_the_lane() {
        PlannedNotification held = planned(mail(MONDAY_MORNING));
        List<PlannedNotification> later = store.plans().save(anOccasion(store, citizen), citizen,
            planOf(citizen, mail(MONDAY_MORNING), queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, Optional.empty());

        assertThat(claim(later.get(0)).predecessorAttempt()).contains(MONDAY_MORNING);
        assertThat(claim(later.get(1)).predecessorAttempt()).isEmpty();
        outbox.attempt(held.id(), Optional.of(admitted), MONDAY_MORNING);
        assertThat(claim(later.get(0)).predecessorAttempt()).contains(MONDAY_MORNING);
        outbox.sent(held.id(), ContentLevel.PLAIN, MONDAY_MORNING);
        assertThat(claim(later.get(0)).predecessorAttempt()).isEmpty();
    }

    @Test
    void a_notice_moves_to_the_lane_of_the_surviving_number() {
        Cpr survivor = aCitizen();
        PlannedNotification held = planned(mail(MONDAY_MORNING));

        store.stays().rekey(citizen, survivor);

        PlannedNotification later = store.plans().save(anOccasion(store, survivor), survivor, planOf(survivor, mail(MONDAY_MORNING)),
            FRIDAY_NIGHT, Optional.empty()).get(0);
        assertThat(claim(later).predecessorAttempt()).contains(held.due());
        assertThat(claim(held).citizen()).isEqualTo(survivor);
    }

    @Test
    void a_postponed_notice_was_not_attempted() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        outbox.postponed(notice.id(), MONDAY_MORNING);

        assertThat(claim(notice)).extracting(DueNotification::attempts, DueNotification::due).containsExactly(0, FRIDAY_NIGHT);
        assertThat(claim(planned(queue(FRIDAY_NIGHT))).predecessorAttempt()).contains(MONDAY_MORNING);
    }

    @Test
    void a_sent_notice_cannot_be_claimed_or_settled_again() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        outbox.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        outbox.sent(notice.id(), ContentLevel.FULL, MONDAY_MORNING);

        assertThat(outbox.claim(notice.id())).isEmpty();
        assertThatThrownBy(() -> outbox.dropped(notice.id(), "LATE", MONDAY_MORNING)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox.attempt(notice.id(), Optional.empty(), MONDAY_MORNING)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_notice_that_was_never_attempted_cannot_have_been_sent() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));

        assertThatThrownBy(() -> outbox.sent(notice.id(), ContentLevel.FULL, FRIDAY_NIGHT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_notice_that_was_withdrawn_while_it_was_sent_has_left() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        outbox.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        outbox.dropped(notice.id(), "NO_LONGER_TRUE", FRIDAY_NIGHT);

        outbox.sent(notice.id(), ContentLevel.FULL, MONDAY_MORNING);

        assertThat(store.ledgers().of(citizen).entries().get(0).delivered()).isTrue();
    }

    @Test
    void a_notice_that_was_withdrawn_while_it_was_sent_is_not_tried_again() {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        outbox.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
        outbox.dropped(notice.id(), "NO_LONGER_TRUE", FRIDAY_NIGHT);

        assertThat(outbox.retryAt(notice.id(), MONDAY_MORNING, "SocketTimeoutException")).isFalse();
        assertThat(outbox.givenUp(notice.id(), "SocketTimeoutException", MONDAY_MORNING)).isFalse();
        assertThat(outbox.claim(notice.id())).isEmpty();
    }

    @Test
    void a_notice_claimed_many_times_at_once_is_sent_once() throws Exception {
        PlannedNotification notice = planned(queue(FRIDAY_NIGHT));
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> send = () -> Boolean.TRUE.equals(store.database().transactions().execute(open -> {
                boolean claimed = outbox.claim(notice.id()).isPresent();
                if (claimed) {
                    outbox.attempt(notice.id(), Optional.of(admitted), FRIDAY_NIGHT);
                    outbox.sent(notice.id(), ContentLevel.FULL, FRIDAY_NIGHT);
                }
                return claimed;
            }));
            int sent = 0;
            for (Future<Boolean> claimed : workers.invokeAll(Collections.nCopies(8, send))) {
                sent += claimed.get() ? 1 : 0;
            }
            assertThat(sent).isEqualTo(1);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void a_delivery_waits_for_the_planning_of_its_citizen() {
        PlannedNotification notice = planned(mail(MONDAY_MORNING));
        Citizens citizens = new Citizens(store.database(), store.keys());

        CompletableFuture<Optional<DueNotification>> delivery = store.database().transactions().execute(planning -> {
            citizens.lock(citizen);
            CompletableFuture<Optional<DueNotification>> other =
                CompletableFuture.supplyAsync(() -> store.database().transactions().execute(open -> {
                    citizens.lock(outbox.citizenOf(notice.id()).orElseThrow());
                    return outbox.claim(notice.id());
                }));
            await("the delivery waits").until(() -> store.database().jdbc()
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'").query(Integer.class).single() == 1);
            outbox.dropped(notice.id(), "SUPERSEDED", FRIDAY_NIGHT);
            return other;
        });

        assertThat(delivery.join()).isEmpty();
    }

    private PlannedNotification planned(Delivery delivery) {
        return store.plans().save(Given.anOccasion(store, citizen), citizen, planOf(citizen, delivery), FRIDAY_NIGHT, Optional.empty())
            .get(0);
    }

    private DueNotification claim(PlannedNotification notice) {
        return outbox.claim(notice.id()).orElseThrow();
    }
}
