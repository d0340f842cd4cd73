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
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.journal.References;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.EmbeddedServer;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class ExplanationsTest {
    private final Cpr citizen = aCitizen();
    private final StayEvent admission = anEvent(citizen, ADMITTED, FRIDAY_NIGHT);
    private Store store;
    private Plans plans;
    private Outbox outbox;
    private Explanations explanations;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        plans = new Plans(shared.database(), shared.keys());
        outbox = new Outbox(shared.database(), shared.keys());
        explanations = new Explanations(shared.database(), shared.keys());
    }

    @Test
    void an_explanation_says_why_each_unit_was_told_or_not_and_what_became_of_the_notices() {
        OccasionId event = received(store, admission);
        List<PlannedNotification> planned = plans.save(event, admission, aPlan(), FRIDAY_NIGHT, "digest");
        outbox.sent(planned.get(0).id(), FRIDAY_NIGHT);
        outbox.dropped(planned.get(1).id(), "CONSENT_WITHDRAWN", MONDAY_MORNING);

        Explanation explanation = explanations.of(event).orElseThrow();

        assertThat(explanation.plan().orElseThrow()).satisfies(plan -> {
            assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTIFIED);
            assertThat(plan.flags()).containsExactlyInAnyOrder(Flag.READMISSION, Flag.FREQUENT_ADMISSIONS);
            assertThat(plan.steps()).containsExactly("municipality 0751: from the register");
            assertThat(plan.inputDigest()).contains("digest");
        });
        assertThat(explanation.decisions())
            .extracting(Explanation.Decided::verdict, Explanation.Decided::reason, Explanation.Decided::basis)
            .containsExactly(tuple(Explanation.Verdict.PERMITTED, Optional.empty(), Optional.of("CONSENT")),
                tuple(Explanation.Verdict.WITHHELD, Optional.of("CONSENT_MISSING"), Optional.empty()));
        assertThat(explanation.decisions().get(0).steps()).contains("consent c1 names it");
        assertThat(explanation.decisions().get(0).sendings())
            .extracting(Explanation.Sending::state, Explanation.Sending::sentAt, Explanation.Sending::reason)
            .containsExactly(tuple(Explanation.State.SENT, Optional.of(FRIDAY_NIGHT), Optional.empty()),
                tuple(Explanation.State.DROPPED, Optional.empty(), Optional.of("CONSENT_WITHDRAWN")));
        assertThat(explanation.wardAnswer()).extracting(Explanation.Sending::state).containsExactly(Explanation.State.PENDING);
        assertThat(explanation.workItems()).extracting(task -> task.item().kind()).containsExactly(WorkItem.Kind.ASK_FOR_CONSENT);
        assertThat(explanation.toString()).doesNotContain(citizen.digits(), NAME, WARD, "Anne Holm");
    }

    @Test
    void an_event_is_found_by_its_reference_by_the_reference_of_a_notice_and_by_the_message_id() {
        String controlId = aControlId();
        JournalResult receipt = new Journal(store.database(), store.keys()).record(anEntry(citizen, controlId));
        new Stays(store.database(), store.keys()).add(receipt.event(), admission);
        PlannedNotification notice = plans.save(receipt.event(), admission, aPlan(), FRIDAY_NIGHT, "digest").get(0);

        for (String name : List.of(receipt.reference(), receipt.reference().toLowerCase(Locale.ROOT), notice.reference(), controlId)) {
            assertThat(explanations.of(name)).extracting(Explanation::event).containsExactly(receipt.event());
        }
        assertThat(explanations.of("NOTHING")).isEmpty();
    }

    @Test
    void recent_events_are_listed_in_the_order_of_arrival() {
        OccasionId first = received(store, admission);
        OccasionId second = received(store, admission);
        plans.saveWithoutDecisions(second, Plan.Outcome.NOBODY_CONCERNED, "known already", FRIDAY_NIGHT);

        List<Explanation> recent = explanations.recent(FRIDAY_NIGHT, 2);

        assertThat(recent).extracting(Explanation::event).containsExactly(first, second);
        assertThat(recent.get(0).plan()).isEmpty();
        assertThat(recent.get(1).plan().orElseThrow().outcome()).isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
        assertThat(explanations.recent(MONDAY_MORNING, 10)).isEmpty();
    }

    @Test
    void explaining_several_events_uses_one_connection_at_a_time() throws SQLException {
        OccasionId first = received(store, admission);
        OccasionId second = received(store, admission);
        plans.save(first, admission, aPlan(), FRIDAY_NIGHT, "digest");
        plans.save(second, admission, aPlan(), FRIDAY_NIGHT, "digest");

        try (Database two = Database.external(store.database().url(), EmbeddedServer.USER, "", 2);
            Connection busy = two.dataSource().getConnection()) {
            List<Explanation> recent = new Explanations(two, store.keys()).recent(FRIDAY_NIGHT, 2);

            assertThat(busy.isClosed()).isFalse();
            assertThat(recent).extracting(Explanation::event).containsExactly(first, second);
            assertThat(recent).allSatisfy(explanation -> {
                assertThat(explanation.decisions()).hasSize(2);
                assertThat(explanation.decisions().get(0).sendings()).hasSize(2);
                assertThat(explanation.wardAnswer()).hasSize(1);
                assertThat(explanation.workItems()).hasSize(1);
            });
        }
    }

    @Test
    void the_backlog_counts_the_notices_that_are_due() {
        OccasionId event = received(store, admission);
        Backlog backlog = new Backlog(store.database());
        int alreadyPending = backlog.pendingDueBy(FRIDAY_NIGHT);
        List<PlannedNotification> planned = plans.save(event, admission, aPlan(), FRIDAY_NIGHT, "digest");

        assertThat(backlog.pendingDueBy(FRIDAY_NIGHT)).isEqualTo(alreadyPending + 2);
        assertThat(backlog.pendingDueBy(FRIDAY_NIGHT.minusSeconds(1))).isEqualTo(0);
        assertThat(backlog.nextDue()).contains(FRIDAY_NIGHT);

        planned.forEach(notice -> outbox.sent(notice.id(), FRIDAY_NIGHT));
        assertThat(backlog.pendingDueBy(FRIDAY_NIGHT)).isEqualTo(alreadyPending);
    }

    @Test
    void a_work_item_is_open_until_a_human_closes_it_with_a_reason() {
        OccasionId event = received(store, admission);
        WorkItems workItems = new WorkItems(store.database(), store.keys());
        UUID id = workItems.open(event, new WorkItem(WorkItem.Kind.UNDELIVERED, "mail refused"), FRIDAY_NIGHT);
        assertThat(workItems.list()).anySatisfy(open -> {
            assertThat(open.id()).isEqualTo(id);
            assertThat(open.item().because()).isEqualTo("mail refused");
        });

        assertThat(workItems.close(id, "vagten", "ringet op", MONDAY_MORNING)).isTrue();

        assertThat(workItems.close(id, "vagten", "ringet op", MONDAY_MORNING)).isFalse();
        assertThat(workItems.list()).noneMatch(open -> open.id().equals(id));
        assertThat(explanations.of(event).orElseThrow().workItems()).extracting(Explanation.ExplainedWorkItem::closedAt)
            .containsExactly(Optional.of(MONDAY_MORNING));
    }

    @Test
    void an_unreadable_message_is_kept_once_as_a_dead_letter() {
        DeadLetters letters = new DeadLetters(store.database(), store.keys());
        byte[] raw = ("PID|||" + citizen.digits()).getBytes(StandardCharsets.UTF_8);
        DeadLetter letter = new DeadLetter(References.draw(), "AUH", FRIDAY_NIGHT, "NO_PATIENT", "PID-3", "no CPR number");

        assertThat(letters.keep(letter, raw)).isEqualTo(letter.reference());
        assertThat(letters.keep(letter, raw)).isEqualTo(letter.reference());
        assertThat(letters.keep(letter, new byte[] {1})).isNotEqualTo(letter.reference());

        assertThat(letters.find(letter.reference())).contains(letter);
        assertThat(letters.messageOf(letter.reference()).orElseThrow()).isEqualTo(raw);
        assertThat(letters.list(10)).filteredOn(letter::equals).hasSize(1);
    }
}
