package dk.broen.adapters.explain;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.NAME;
import static dk.broen.adapters.staging.Given.WARD;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aControlId;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anEntry;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.explained;
import static dk.broen.adapters.staging.Given.queue;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.adapters.plans.Planned;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.EmbeddedServer;
import dk.broen.adapters.staging.APlan;
import dk.broen.adapters.staging.Given;
import dk.broen.adapters.staging.Sending;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.OccasionId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class ExplanationsTest {
    private static final Instant AFTER_ALL_TESTS = Instant.parse("2100-01-01T00:00:00Z");
    private final Cpr citizen = aCitizen();
    private final StayEvent admission = anEvent(citizen, ADMITTED, FRIDAY_NIGHT);
    private Store store;
    private Plans plans;
    private Sending outbox;
    private Explanations explanations;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        plans = shared.plans();
        outbox = shared.sending();
        explanations = new Explanations(shared.database(), shared.keys());
    }

    @Test
    void an_explanation_says_why_each_unit_was_told_or_not_and_what_became_of_the_notices() {
        OccasionId occasion = received(store, admission);
        List<PlannedNotification> planned =
            plans.save(List.of(new Planned(occasion, citizen, aPlan(citizen), Optional.of("digest"))), FRIDAY_NIGHT);
        outbox.attempt(planned.get(0).id(), Optional.of(content(said(saying(citizen, ADMITTED)))), FRIDAY_NIGHT);
        outbox.sent(planned.get(0).id(), ContentLevel.FULL, FRIDAY_NIGHT);
        outbox.dropped(planned.get(1).id(), "CONSENT_WITHDRAWN", MONDAY_MORNING);

        Explanation explanation = explained(store, citizen, occasion);

        assertThat(explanation.kind()).isEqualTo(OccasionKind.SAID);
        assertThat(explanation.message()).contains(new Explanation.Message("auh",
            Optional.of(new Explanation.Stay(ADMITTED, EventNature.ORIGINAL, FRIDAY_NIGHT))));
        assertThat(explanation.plan()).contains(new Explanation.PlanSummary(Plan.Outcome.NOTIFIED, Optional.of(Given.AARHUS),
            Set.of(Flag.READMISSION, Flag.FREQUENT_ADMISSIONS), FRIDAY_NIGHT, Optional.of("digest"),
            List.of("municipality 0751: from the register")));
        assertThat(explanation.decisions())
            .extracting(Explanation.Decided::event, Explanation.Decided::verdict, Explanation.Decided::reason, Explanation.Decided::basis)
            .containsExactly(tuple(ADMITTED, Explanation.Verdict.PERMITTED, Optional.empty(), Optional.of("CONSENT")),
                tuple(ADMITTED, Explanation.Verdict.WITHHELD, Optional.of("CONSENT_MISSING"), Optional.empty()));
        assertThat(explanation.decisions().get(0).steps()).contains("consent c1 names it");
        assertThat(explanation.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.NEWS);
            assertThat(notice.says()).containsExactly(ADMITTED);
            assertThat(notice.takesBack()).isEmpty();
            assertThat(notice.now().map(Present::state)).contains(Present.State.ADMITTED);
            assertThat(notice.basis()).isEqualTo("CONSENT");
            assertThat(notice.sendings())
                .extracting(Explanation.Sending::state, Explanation.Sending::sentAt, Explanation.Sending::reason)
                .containsExactly(tuple(Explanation.State.SENT, Optional.of(FRIDAY_NIGHT), Optional.empty()),
                    tuple(Explanation.State.DROPPED, Optional.empty(), Optional.of("CONSENT_WITHDRAWN")));
        });
        assertThat(explanation.wardAnswers()).extracting(Explanation.Sending::state).containsExactly(Explanation.State.WAITING);
        assertThat(explanation.workItems()).extracting(task -> task.item().kind(), Explanation.ExplainedWorkItem::owner)
            .containsExactly(tuple(WorkItem.Kind.ASK_FOR_CONSENT, WorkItem.Owner.WARD));
        assertThat(explanation.toString()).doesNotContain(citizen.digits(), NAME, WARD, "Anne Holm");
    }

    @Test
    void a_notice_has_its_line_of_life() {
        OccasionId occasion = received(store, admission);
        List<PlannedNotification> planned =
            plans.save(List.of(new Planned(occasion, citizen, aPlan(citizen), Optional.empty())), FRIDAY_NIGHT);
        outbox.attempt(planned.get(0).id(), Optional.of(content(said(saying(citizen, ADMITTED)))), FRIDAY_NIGHT.plusSeconds(1));
        outbox.sent(planned.get(0).id(), ContentLevel.FULL, FRIDAY_NIGHT.plusSeconds(2));
        LedgerEntry entry = store.ledger(citizen).entries().get(0);
        Acknowledgements acknowledgements = new Acknowledgements(store.database(), store.keys());
        acknowledgements.add(entry.id(), planned.get(0).id(),
            answer(Acknowledgement.Kind.SEEN, Acknowledgement.Way.INBOX, FRIDAY_NIGHT.plusSeconds(3)));
        acknowledgements.add(entry.id(), planned.get(0).id(),
            answer(Acknowledgement.Kind.NOT_US, Acknowledgement.Way.REST, FRIDAY_NIGHT.plusSeconds(5)));
        Words reminder = new Words(List.of(), List.of(saying(citizen, ADMITTED)), Optional.empty(), false, List.of(entry.id()));
        OccasionId due =
            new Occasions(store.database(), store.keys()).open(OccasionKind.DUE, Optional.of(citizen), FRIDAY_NIGHT.plusSeconds(4)).id();
        store.save(due, citizen, new APlan().notice(content(entry.recipient(), reminder), queue(FRIDAY_NIGHT)).build(),
            FRIDAY_NIGHT.plusSeconds(4));

        Explanation.Notice notice = explained(store, citizen, occasion).notices().get(0);

        assertThat(notice.life()).extracting(Explanation.Happened::what).containsExactly(Explanation.Happened.What.MADE,
            Explanation.Happened.What.HELD, Explanation.Happened.What.SENT, Explanation.Happened.What.SEEN,
            Explanation.Happened.What.REMINDED, Explanation.Happened.What.NOT_US);
        assertThat(notice.life().toString()).doesNotContain("Bodil Krog", "has moved");
    }

    @Test
    void a_notice_arrived_only_if_a_receipt_says_so_and_one_that_says_not_is_a_step_of_its_own() {
        OccasionId occasion = received(store, admission);
        List<PlannedNotification> planned =
            plans.save(List.of(new Planned(occasion, citizen, aPlan(citizen), Optional.empty())), FRIDAY_NIGHT);
        outbox.attempt(planned.get(0).id(), Optional.of(content(said(saying(citizen, ADMITTED)))), FRIDAY_NIGHT.plusSeconds(1));
        outbox.sent(planned.get(0).id(), ContentLevel.FULL, FRIDAY_NIGHT.plusSeconds(2));
        Receipts receipts = new Receipts(store.database());
        receipts.add(planned.get(0).id(), 1, new Receipt(Receipt.Meaning.FAILED, Receipt.Proof.SMS_REPORT, "expired",
            FRIDAY_NIGHT.plusSeconds(3)));
        receipts.add(planned.get(0).id(), 1, new Receipt(Receipt.Meaning.DELIVERED, Receipt.Proof.SMS_REPORT, "delivered",
            FRIDAY_NIGHT.plusSeconds(4)));

        assertThat(explained(store, citizen, occasion).notices().get(0).life()).extracting(Explanation.Happened::what).containsExactly(
            Explanation.Happened.What.MADE, Explanation.Happened.What.HELD, Explanation.Happened.What.SENT,
            Explanation.Happened.What.NOT_DELIVERED, Explanation.Happened.What.DELIVERED);
    }

    private static Acknowledgement answer(Acknowledgement.Kind kind, Acknowledgement.Way way, Instant at) {
        return new Acknowledgement(kind, way, "Bodil Krog", Optional.of("has moved"), at);
    }

    @Test
    void an_occasion_that_is_no_message_is_explained_too() {
        new Occasions(store.database(), store.keys()).open(OccasionKind.RECORDED, Optional.of(citizen), FRIDAY_NIGHT);

        Explanation recorded = explanations.recent(FRIDAY_NIGHT, 1).get(0);

        assertThat(recorded.kind()).isEqualTo(OccasionKind.RECORDED);
        assertThat(recorded.message()).isEmpty();
        assertThat(explanations.of(recorded.reference())).containsExactly(recorded);
    }

    @Test
    void an_occasion_is_found_by_its_reference_by_the_reference_of_a_notice_and_by_the_message_id() {
        String controlId = aControlId();
        JournalResult receipt = new Journal(store.database(), store.keys()).record(List.of(anEntry(citizen, controlId))).get(0);
        PlannedNotification notice = store.save(receipt.occasion(), citizen, aPlan(citizen), FRIDAY_NIGHT).get(0);

        for (String name : List.of(receipt.reference(), receipt.reference().toLowerCase(Locale.ROOT), notice.reference(), controlId)) {
            assertThat(explanations.of(name)).extracting(Explanation::occasion).containsExactly(receipt.occasion());
        }
        assertThat(explanations.of("NOTHING")).isEmpty();
    }

    @Test
    void recent_occasions_are_listed_in_their_order() {
        OccasionId first = received(store, admission);
        OccasionId second = received(store, admission);
        plans.saveWithoutDecisions(second, Plan.Outcome.NOBODY_CONCERNED, "known already", FRIDAY_NIGHT);

        List<Explanation> recent = explanations.recent(FRIDAY_NIGHT, 2);

        assertThat(recent).extracting(Explanation::occasion).containsExactly(first, second);
        assertThat(recent.get(0).plan()).isEmpty();
        assertThat(recent.get(1).plan().orElseThrow().outcome()).isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
        assertThat(explanations.recent(AFTER_ALL_TESTS, 10)).isEmpty();
    }

    @Test
    void explaining_several_occasions_uses_one_connection_at_a_time() throws SQLException {
        OccasionId first = received(store, admission);
        OccasionId second = received(store, admission);
        store.save(first, citizen, aPlan(citizen), FRIDAY_NIGHT);
        store.save(second, citizen, aPlan(citizen), FRIDAY_NIGHT);

        try (Database two = Database.external(store.database().url(), EmbeddedServer.USER, "", 2);
            Connection busy = two.dataSource().getConnection()) {
            List<Explanation> recent = new Explanations(two, store.keys()).recent(FRIDAY_NIGHT, 2);

            assertThat(busy.isClosed()).isFalse();
            assertThat(recent).extracting(Explanation::occasion).containsExactly(first, second);
            assertThat(recent).allSatisfy(explanation -> {
                assertThat(explanation.decisions()).hasSize(2);
                assertThat(explanation.notices()).hasSize(1);
                assertThat(explanation.notices().get(0).sendings()).hasSize(2);
                assertThat(explanation.wardAnswers()).hasSize(1);
                assertThat(explanation.workItems()).hasSize(1);
            });
        }
    }

    @Test
    void a_plan_that_is_stored_while_it_is_read_is_not_read_in_part() throws Exception {
        OccasionId occasion = received(store, admission);
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try (Connection hold = store.database().dataSource().getConnection()) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("lock table receipt in access exclusive mode");
            Future<List<Explanation>> read = reading.submit(() -> explanations.of(citizen));
            await().until(() -> store.database().jdbc()
                .sql("select count(*) from pg_locks where relation = 'receipt'::regclass and not granted").query(Integer.class).single()
                > 0);
            store.save(occasion, citizen, aPlan(citizen), FRIDAY_NIGHT);
            hold.commit();

            assertThat(read.get(30, TimeUnit.SECONDS)).singleElement().satisfies(explanation -> {
                assertThat(explanation.plan()).isEmpty();
                assertThat(explanation.notices()).isEmpty();
                assertThat(explanation.decisions()).isEmpty();
            });
        } finally {
            reading.shutdown();
        }
        assertThat(explained(store, citizen, occasion).notices()).hasSize(1);
    }

    @Test
    void the_backlog_counts_the_notices_that_are_due() {
        Backlog backlog = new Backlog(store.database());
        int alreadyPending = backlog.pendingDueBy(FRIDAY_NIGHT);
        List<PlannedNotification> planned =
            store.save(received(store, admission), citizen, aPlan(citizen), FRIDAY_NIGHT);

        assertThat(backlog.pendingDueBy(FRIDAY_NIGHT)).isEqualTo(alreadyPending + 2);
        assertThat(backlog.nextDue()).isPresent();

        outbox.attempt(planned.get(0).id(), Optional.empty(), FRIDAY_NIGHT);
        assertThat(backlog.pendingDueBy(FRIDAY_NIGHT)).isEqualTo(alreadyPending + 2);
        outbox.sent(planned.get(0).id(), ContentLevel.FULL, FRIDAY_NIGHT);
        outbox.dropped(planned.get(2).id(), "TEST", FRIDAY_NIGHT);
        assertThat(backlog.pendingDueBy(FRIDAY_NIGHT)).isEqualTo(alreadyPending);
    }

    @Test
    void the_backlog_counts_the_citizens_who_wait_for_a_consent_register() {
        Backlog backlog = new Backlog(store.database());
        int before = backlog.heldCitizens();
        WorkItem down = new WorkItem(WorkItem.Kind.CONSENT_REGISTER_DOWN, "held");
        store.save(anOccasion(store, citizen), citizen, new APlan().open(down).build(), FRIDAY_NIGHT);
        assertThat(backlog.heldCitizens()).isEqualTo(before + 1);

        store.save(anOccasion(store, citizen), citizen, new APlan().close(down.key()).build(), FRIDAY_NIGHT);

        assertThat(backlog.heldCitizens()).isEqualTo(before);
    }

    @Test
    void an_unreadable_message_is_kept_once_as_a_dead_letter() {
        DeadLetters letters = new DeadLetters(store.database(), store.keys());
        byte[] raw = ("PID|||" + citizen.digits()).getBytes(StandardCharsets.UTF_8);
        DeadLetter letter = new DeadLetter(References.draw(), "AUH", FRIDAY_NIGHT, "NO_PATIENT", "PID-3", "no CPR number");

        assertThat(letters.keep(letter, raw)).isEqualTo(new DeadLetters.Kept(letter.reference(), true));
        assertThat(letters.keep(letter, raw)).isEqualTo(new DeadLetters.Kept(letter.reference(), false));
        assertThat(letters.keep(letter, new byte[] {1}).reference()).isNotEqualTo(letter.reference());

        assertThat(letters.find(letter.reference())).contains(letter);
        assertThat(letters.messageOf(letter.reference()).orElseThrow()).isEqualTo(raw);
        assertThat(letters.list(10)).filteredOn(letter::equals).hasSize(1);
    }
}
