package dk.broen.adapters.plans;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.heldPlan;
import static dk.broen.adapters.staging.Given.mail;
import static dk.broen.adapters.staging.Given.permitted;
import static dk.broen.adapters.staging.Given.planOf;
import static dk.broen.adapters.staging.Given.queue;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.explain.Explanations;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.Given;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.PastEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class PlansTest {
    private static final Verdict CONSENTED = new Verdict.Permitted(Basis.CONSENT, "CONSENT@test-1", List.of());
    private final Cpr citizen = aCitizen();
    private final StayEvent admission = anEvent(citizen, ADMITTED, FRIDAY_NIGHT);
    private Store store;
    private Stays stays;
    private Plans plans;
    private Outbox outbox;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        stays = new Stays(shared.database(), shared.keys());
        plans = new Plans(shared.database(), shared.keys());
        outbox = new Outbox(shared.database(), shared.keys());
    }

    @Test
    void the_history_has_the_events_in_the_order_of_arrival_with_their_notices() {
        StayEvent discharge = anEvent(citizen, DISCHARGED, FRIDAY_NIGHT.minusSeconds(3600));
        OccasionId first = received(store, admission);
        OccasionId second = received(store, discharge);
        List<PlannedNotification> planned = plans.save(first, admission, aPlan(), FRIDAY_NIGHT, "digest");
        outbox.sent(planned.get(0).id(), FRIDAY_NIGHT);

        assertThat(stays.historyOf(citizen).events()).containsExactly(
            new PastEvent(first, admission, List.of(
                new PastNotice(planned.get(0).id(), HOUSING_SUPPORT, HOUSING, Given.AARHUS, queue(FRIDAY_NIGHT).to(), NoticeKind.NEWS,
                    true),
                new PastNotice(planned.get(1).id(), HOUSING_SUPPORT, HOUSING, Given.AARHUS, mail(MONDAY_MORNING).to(), NoticeKind.NEWS,
                    false))),
            new PastEvent(second, discharge, List.of()));
        assertThat(stays.event(first)).contains(admission);
        assertThat(stays.historyOf(aCitizen()).events()).isEmpty();
    }

    @Test
    void the_history_leaves_out_a_dropped_notice() {
        OccasionId event = received(store, admission);
        PlannedNotification planned = plans.save(event, admission, planOf(queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest").get(0);
        outbox.dropped(planned.id(), "CONSENT_WITHDRAWN", FRIDAY_NIGHT);

        assertThat(stays.historyOf(citizen).events().get(0).notices()).isEmpty();
    }

    @Test
    void a_due_notice_has_all_data_that_sending_needs() {
        OccasionId event = received(store, admission);
        PlannedNotification planned = plans.save(event, admission, aPlan(), FRIDAY_NIGHT, "digest").get(0);

        DueNotification due = outbox.claim(planned.id()).orElseThrow();

        assertThat(due.reference()).isEqualTo(planned.reference()).hasSize(6);
        assertThat(due.event()).isEqualTo(admission);
        assertThat(due.attempts()).isZero();
        assertThat(due.predecessorAttempt()).isEmpty();
        assertThat(due.to()).isEqualTo(new Addressee.Unit(HOUSING_SUPPORT, HOUSING, Given.AARHUS, NoticeKind.NEWS, Basis.CONSENT,
            "ConsentGiven 2026-1", queue(FRIDAY_NIGHT).to(), ContentLevel.FULL));
    }

    @Test
    void the_answer_to_the_ward_is_in_the_outbox_too() {
        OccasionId event = received(store, admission);
        Plan plan = aPlan();
        PlannedNotification answer = plans.save(event, admission, plan, FRIDAY_NIGHT, "digest").get(2);

        assertThat(outbox.claim(answer.id()).orElseThrow().to()).isEqualTo(new Addressee.Ward(plan.wardAnswer().orElseThrow()));
        assertThat(stays.historyOf(citizen).events().get(0).notices()).hasSize(2);
    }

    @Test
    void a_notice_has_the_next_attempt_of_its_unsent_predecessor_in_the_lane() {
        OccasionId first = received(store, admission);
        OccasionId second = received(store, admission);
        PlannedNotification held = plans.save(first, admission, planOf(mail(MONDAY_MORNING)), FRIDAY_NIGHT, "digest").get(0);
        List<PlannedNotification> later =
            plans.save(second, admission, planOf(mail(MONDAY_MORNING), queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest");

        assertThat(outbox.claim(later.get(0).id()).orElseThrow().predecessorAttempt()).contains(MONDAY_MORNING);
        assertThat(outbox.claim(later.get(1).id()).orElseThrow().predecessorAttempt()).isEmpty();
        outbox.sent(held.id(), MONDAY_MORNING);
        assertThat(outbox.claim(later.get(0).id()).orElseThrow().predecessorAttempt()).isEmpty();
    }

    @Test
    void a_failed_attempt_does_not_change_the_due_time() {
        PlannedNotification failing = plans.save(received(store, admission), admission, planOf(queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest")
            .get(0);
        PlannedNotification follower =
            plans.save(received(store, admission), admission, planOf(queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest").get(0);

        outbox.retryAt(failing.id(), 1, MONDAY_MORNING, "SocketTimeoutException");

        assertThat(outbox.claim(failing.id()).orElseThrow().due()).isEqualTo(FRIDAY_NIGHT);
        assertThat(outbox.claim(follower.id()).orElseThrow().predecessorAttempt()).contains(MONDAY_MORNING);
    }

    @Test
    void a_sent_notice_cannot_be_claimed_or_settled_again() {
        OccasionId event = received(store, admission);
        PlannedNotification planned = plans.save(event, admission, planOf(queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest").get(0);
        outbox.retryAt(planned.id(), 1, MONDAY_MORNING, "BROKER_DOWN");
        assertThat(outbox.claim(planned.id()).orElseThrow()).extracting(DueNotification::attempts, DueNotification::due)
            .containsExactly(1, FRIDAY_NIGHT);

        outbox.sent(planned.id(), MONDAY_MORNING);

        assertThat(outbox.claim(planned.id())).isEmpty();
        assertThatThrownBy(() -> outbox.dropped(planned.id(), "LATE", MONDAY_MORNING)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_notice_claimed_many_times_at_once_is_sent_once() throws Exception {
        OccasionId event = received(store, admission);
        PlannedNotification planned = plans.save(event, admission, planOf(queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest").get(0);
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> send = () -> Boolean.TRUE.equals(store.database().transactions().execute(open -> {
                boolean claimed = outbox.claim(planned.id()).isPresent();
                if (claimed) {
                    outbox.sent(planned.id(), FRIDAY_NIGHT);
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
    void planning_waits_for_a_notice_that_is_being_sent() throws Exception {
        OccasionId event = received(store, admission);
        PlannedNotification planned = plans.save(event, admission, planOf(queue(FRIDAY_NIGHT)), FRIDAY_NIGHT, "digest").get(0);
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch sendNow = new CountDownLatch(1);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            Future<?> sending = workers.submit(() -> store.database().transactions().executeWithoutResult(open -> {
                outbox.claim(planned.id());
                claimed.countDown();
                awaited(sendNow);
                outbox.sent(planned.id(), FRIDAY_NIGHT);
            }));
            claimed.await();
            Future<StayHistory> planning = workers.submit(() -> store.database().transactions().execute(open -> stays.historyOf(citizen)));
            await("planning waits for the row").until(() -> store.database().jdbc()
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'").query(Integer.class).single() > 0);
            assertThat(planning.isDone()).isFalse();
            assertThat(stays.readHistoryOf(citizen).events().get(0).notices()).extracting(PastNotice::sent).containsExactly(false);

            sendNow.countDown();

            sending.get();
            assertThat(planning.get().events().get(0).notices()).extracting(PastNotice::sent).containsExactly(true);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void a_notice_that_a_plan_withdraws_cannot_be_claimed() {
        OccasionId event = received(store, admission);
        PlannedNotification planned = plans.save(event, admission, planOf(mail(MONDAY_MORNING)), FRIDAY_NIGHT, "digest").get(0);
        OccasionId cancellation = received(store, admission);

        plans.save(cancellation, admission, new Plan(Optional.empty(), Set.of(), List.of(), List.of(), Optional.empty(),
            List.of(planned.id()), List.of("CANCELLED")), FRIDAY_NIGHT, "digest");

        assertThat(outbox.claim(planned.id())).isEmpty();
    }

    @Test
    void planning_again_decides_held_decisions_only() {
        OccasionId event = received(store, admission);
        assertThat(plans.save(event, admission, heldPlan(), FRIDAY_NIGHT, "digest")).isEmpty();
        assertThat(openKindsOf(event)).containsExactly(WorkItem.Kind.CONSENT_REGISTER_DOWN);

        List<PlannedNotification> planned = plans.saveAgain(event, admission, aPlan(), MONDAY_MORNING, "digest2");
        List<PlannedNotification> again = plans.saveAgain(event, admission, aPlan(), MONDAY_MORNING, "digest3");

        assertThat(planned).hasSize(3);
        assertThat(again).isEmpty();
        assertThat(outcomeOf(event)).isEqualTo("NOTIFIED");
        assertThat(openKindsOf(event)).containsExactly(WorkItem.Kind.ASK_FOR_CONSENT);
    }

    @Test
    void planning_again_tells_no_unit_twice() {
        OccasionId event = received(store, admission);
        plans.save(event, admission, inTwoFunctions(new Verdict.Held(List.of("down")), permitted(queue(FRIDAY_NIGHT))), FRIDAY_NIGHT,
            "digest");

        assertThat(plans.saveAgain(event, admission, inTwoFunctions(CONSENTED, permitted(queue(MONDAY_MORNING)), queue(MONDAY_MORNING)),
            MONDAY_MORNING, "digest2")).isEmpty();
    }

    @Test
    void planning_again_tells_a_unit_in_its_other_function_when_the_unit_got_a_pointer_only() {
        OccasionId event = received(store, admission);
        Decision byMail = permitted(mail(MONDAY_MORNING));
        Decision inOtherFunction = new Decision(byMail.function(), byMail.unit(), byMail.municipality(), byMail.kind(),
            new Verdict.NotConcerned(NotConcernedReason.TOLD_IN_OTHER_FUNCTION, List.of()), List.of(), List.of());
        List<PlannedNotification> first =
            plans.save(event, admission, inTwoFunctions(CONSENTED, inOtherFunction, mail(MONDAY_MORNING), sms(FRIDAY_NIGHT)),
                FRIDAY_NIGHT, "digest");
        outbox.sent(first.get(1).id(), FRIDAY_NIGHT);
        Plan now = inTwoFunctions(new Verdict.Withheld(WithheldReason.CONSENT_WITHDRAWN, List.of()), byMail);
        assertThat(plans.saveAgain(event, admission, now, MONDAY_MORNING, "digest2")).isEmpty();

        outbox.dropped(first.get(0).id(), "CONSENT_WITHDRAWN", MONDAY_MORNING);

        assertThat(plans.saveAgain(event, admission, now, MONDAY_MORNING, "digest3")).hasSize(1);
    }

    @Test
    void planning_again_tells_a_new_candidate() {
        OccasionId event = received(store, admission);
        plans.save(event, admission, heldPlan(), FRIDAY_NIGHT, "digest");

        assertThat(plans.saveAgain(event, admission, inTwoFunctions(CONSENTED, permitted(), queue(MONDAY_MORNING)), MONDAY_MORNING,
            "digest2"))
            .hasSize(1);
    }

    @Test
    void a_silent_event_has_an_outcome_too() {
        OccasionId event = received(store, admission);
        plans.saveWithoutDecisions(event, Plan.Outcome.NOBODY_CONCERNED, "identities merged", FRIDAY_NIGHT);

        assertThat(new Explanations(store.database(), store.keys()).of(event).orElseThrow().plan().orElseThrow().outcome())
            .isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
    }

    @Test
    void the_stays_of_a_retired_number_move_to_the_surviving_number() {
        Cpr survivor = aCitizen();
        OccasionId event = received(store, admission);
        PlannedNotification held = plans.save(event, admission, planOf(mail(MONDAY_MORNING)), FRIDAY_NIGHT, "digest").get(0);

        stays.rekey(citizen, survivor);

        assertThat(stays.historyOf(citizen).events()).isEmpty();
        assertThat(stays.historyOf(survivor).events()).extracting(PastEvent::event)
            .containsExactly(anEvent(survivor, ADMITTED, FRIDAY_NIGHT));
        StayEvent discharge = anEvent(survivor, DISCHARGED, MONDAY_MORNING);
        PlannedNotification later = plans.save(received(store, discharge), discharge, planOf(mail(MONDAY_MORNING)), FRIDAY_NIGHT, "digest")
            .get(0);
        assertThat(outbox.claim(later.id()).orElseThrow().predecessorAttempt()).contains(held.due());
    }

    private List<WorkItem.Kind> openKindsOf(OccasionId event) {
        return new Explanations(store.database(), store.keys()).of(event).orElseThrow().workItems().stream()
            .filter(task -> task.closedAt().isEmpty()).map(task -> task.item().kind()).toList();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    private String outcomeOf(OccasionId event) {
        return store.database().jdbc().sql("select outcome from plan where event_id = :event").param("event", event.value())
            .query(String.class).single();
    }

    /** A plan that decides about one unit as coordinator and in another function. */
    private static Plan inTwoFunctions(Verdict coordinator, Decision other, Delivery... deliveries) {
        return new Plan(Optional.of(Given.AARHUS), Set.of(),
            List.of(new Decision(UnitFunction.COORDINATOR, other.unit(), Given.AARHUS, NoticeKind.NEWS,
                coordinator, List.of(deliveries), List.of()), other),
            List.of(), Optional.empty(), List.of(), List.of());
    }

    private static Delivery sms(Instant due) {
        return new Delivery(Channel.SMS, new ContactPoint.Sms("+4520000001", ContactPoint.When.ALWAYS), ContentLevel.POINTER, due, false);
    }
}
