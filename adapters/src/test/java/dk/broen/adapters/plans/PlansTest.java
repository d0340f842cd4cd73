package dk.broen.adapters.plans;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.decision;
import static dk.broen.adapters.staging.Given.explained;
import static dk.broen.adapters.staging.Given.mail;
import static dk.broen.adapters.staging.Given.permitted;
import static dk.broen.adapters.staging.Given.planOf;
import static dk.broen.adapters.staging.Given.queue;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.adapters.staging.Given.sms;
import static dk.broen.adapters.staging.Given.withheld;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.APlan;
import dk.broen.adapters.staging.Sending;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;

@ExtendWith(Store.Shared.class)
class PlansTest {
    private static final WorkItem ASK = new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, "not sent: consent missing");
    private final Cpr citizen = aCitizen();
    private final Words admitted = said(saying(citizen, ADMITTED));
    private Store store;
    private Plans plans;
    private Sending outbox;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        plans = shared.plans();
        outbox = shared.sending();
    }

    @Test
    void the_notices_and_the_answer_to_the_ward_are_to_be_scheduled() {
        assertThat(save(aPlan(citizen))).extracting(PlannedNotification::due, PlannedNotification::urgent).containsExactly(
            tuple(FRIDAY_NIGHT, true), tuple(MONDAY_MORNING, false),
            tuple(FRIDAY_NIGHT, false));
    }

    @Test
    void an_occasion_is_planned_once() {
        OccasionId occasion = anOccasion(store, citizen);
        store.save(occasion, citizen, aPlan(citizen), FRIDAY_NIGHT);

        assertThatThrownBy(() -> store.save(occasion, citizen, aPlan(citizen), MONDAY_MORNING))
            .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(store.ledger(citizen).entries()).hasSize(1);
    }

    @Test
    void a_notice_that_a_plan_withdraws_cannot_be_claimed() {
        List<PlannedNotification> planned = save(planOf(citizen, queue(FRIDAY_NIGHT), mail(MONDAY_MORNING)));
        outbox.attempt(planned.get(0).id(), Optional.of(content(admitted)), FRIDAY_NIGHT);

        save(new APlan().withdraw(entry(), "NO_LONGER_TRUE").build());

        assertThat(outbox.claim(planned.get(0).id())).isEmpty();
        assertThat(outbox.claim(planned.get(1).id())).isEmpty();
        assertThat(lives()).containsExactly(new NoticeLife.Dropped("NO_LONGER_TRUE", Optional.of(FRIDAY_NIGHT)),
            new NoticeLife.Dropped("NO_LONGER_TRUE", Optional.empty()));
    }

    @Test
    void what_has_left_is_not_withdrawn() {
        List<PlannedNotification> planned = save(planOf(citizen, mail(MONDAY_MORNING), sms(FRIDAY_NIGHT)));
        outbox.attempt(planned.get(1).id(), Optional.of(content(admitted)), FRIDAY_NIGHT);
        outbox.sent(planned.get(1).id(), ContentLevel.POINTER, FRIDAY_NIGHT);

        save(new APlan().withdraw(entry(), "SUPERSEDED").build());

        assertThat(lives()).containsExactly(new NoticeLife.Dropped("SUPERSEDED", Optional.empty()), new NoticeLife.Sent(FRIDAY_NIGHT));
    }

    @Test
    void an_entry_that_is_right_again_goes_on_under_the_same_ids() {
        List<PlannedNotification> planned = save(planOf(citizen, queue(FRIDAY_NIGHT), mail(MONDAY_MORNING)));
        outbox.attempt(planned.get(0).id(), Optional.of(content(admitted)), FRIDAY_NIGHT);
        save(new APlan().withdraw(entry(), "NO_LONGER_TRUE").build());
        Instant later = FRIDAY_NIGHT.plusSeconds(60);

        List<PlannedNotification> revived =
            store.save(anOccasion(store, citizen), citizen, new APlan().revive(entry(), admitted).build(), later);

        assertThat(revived).containsExactlyInAnyOrder(
            new PlannedNotification(planned.get(0).id(), planned.get(0).reference(), Channel.QUEUE, later, true), planned.get(1));
        assertThat(lives()).containsExactly(new NoticeLife.Tried(1, FRIDAY_NIGHT), new NoticeLife.Waiting());
        assertThat(outbox.claim(planned.get(0).id()).orElseThrow().firstContent()).contains(content(admitted));
    }

    @Test
    void a_work_item_is_open_until_its_reason_is_gone_and_is_opened_again_when_the_reason_returns() {
        save(new APlan().open(ASK).build());
        assertThat(store.workItems().of(citizen)).isEqualTo(Map.of(ASK.key(), WorkItem.State.OPEN));

        save(new APlan().close(ASK.key()).build());
        assertThat(store.workItems().of(citizen)).isEqualTo(Map.of(ASK.key(), WorkItem.State.REASON_GONE));

        save(new APlan().open(ASK).build());
        assertThat(store.workItems().of(citizen)).isEqualTo(Map.of(ASK.key(), WorkItem.State.OPEN));
        assertThat(store.workItems().of(aCitizen())).isEmpty();
    }

    @Test
    void the_latest_decision_for_a_matter_function_and_unit_stands() {
        Decision first = decision(HOUSING_SUPPORT, HOUSING, new Verdict.Held(List.of("down")));
        save(new APlan().decided(first, withheld()).build());
        assertThat(store.decided(citizen)).containsExactlyInAnyOrder(first.mark(), withheld().mark());

        save(new APlan().decided(permitted()).build());

        assertThat(store.decided(citizen)).containsExactlyInAnyOrder(permitted().mark(), withheld().mark());
        assertThat(store.decided(aCitizen())).isEmpty();
    }

    @Test
    void the_decisions_about_two_persons_of_one_unit_stand_together() {
        Decision other = decision(HOUSING_SUPPORT, HOUSING,
            new Verdict.NotConcerned(NotConcernedReason.TOLD_AT_THE_SAME_CONTACT_POINT, List.of()));
        save(new APlan().decided(permitted(), other).build());

        assertThat(store.decided(citizen)).containsExactlyInAnyOrder(permitted().mark(), other.mark());
    }

    @Test
    void the_history_of_a_retired_number_belongs_to_the_surviving_number() {
        Cpr survivor = aCitizen();
        save(aPlan(citizen));

        store.stays().rekey(citizen, survivor);

        assertThat(store.ledger(citizen).entries()).isEmpty();
        assertThat(store.ledger(survivor).entries()).hasSize(1);
        assertThat(store.answers(survivor)).hasSize(1);
        assertThat(store.workItems().of(survivor)).containsOnlyKeys(ASK.key());
        assertThat(store.decided(survivor)).hasSize(2);
        assertThat(store.decided(citizen)).isEmpty();
    }

    @Test
    void a_work_item_that_was_open_for_both_numbers_is_open_once_and_closed_once() {
        Cpr survivor = aCitizen();
        save(new APlan().open(ASK).build());
        store.save(anOccasion(store, survivor), survivor, new APlan().open(ASK).build(), FRIDAY_NIGHT);
        store.stays().rekey(citizen, survivor);

        store.save(anOccasion(store, survivor), survivor, new APlan().close(ASK.key()).build(), FRIDAY_NIGHT);

        assertThat(store.workItems().of(survivor)).isEqualTo(Map.of(ASK.key(), WorkItem.State.REASON_GONE));
    }

    @Test
    void a_message_that_is_not_planned_has_an_outcome_too() {
        OccasionId occasion = anOccasion(store, citizen);
        plans.saveWithoutDecisions(occasion, Plan.Outcome.NOBODY_CONCERNED, "identities merged", FRIDAY_NIGHT);

        assertThat(explained(store, citizen, occasion).plan().orElseThrow().outcome())
            .isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
    }

    @Test
    void the_outcome_of_an_occasion_is_that_of_its_plan() {
        OccasionId occasion = anOccasion(store, citizen);
        plans.save(List.of(new Planned(occasion, citizen, new APlan().decided(
            decision(HOUSING_SUPPORT, HOUSING, new Verdict.Withheld(WithheldReason.CONSENT_REFUSED, List.of()))).build(),
            Optional.of("digest"))), FRIDAY_NIGHT);

        assertThat(explained(store, citizen, occasion).plan().orElseThrow().outcome())
            .isEqualTo(Plan.Outcome.WITHHELD);
    }

    private List<PlannedNotification> save(Plan plan) {
        return store.save(anOccasion(store, citizen), citizen, plan, FRIDAY_NIGHT);
    }

    private LedgerEntryId entry() {
        return store.ledger(citizen).entries().get(0).id();
    }

    private List<NoticeLife> lives() {
        return store.ledger(citizen).entries().get(0).sendings().stream().map(sending -> sending.life()).toList();
    }
}
