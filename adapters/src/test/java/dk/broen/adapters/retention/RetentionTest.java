package dk.broen.adapters.retention;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aControlId;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anEntry;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.mail;
import static dk.broen.adapters.staging.Given.planOf;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.APlan;
import dk.broen.adapters.staging.MovableClock;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.ReplacementCpr;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class RetentionTest {
    private static final Periods PERIODS = new Periods(Duration.ofDays(90), Duration.ofDays(400));
    private static final Instant AFTER_MESSAGES = FRIDAY_NIGHT.plus(Duration.ofDays(91));
    private static final Instant AFTER_HISTORY = FRIDAY_NIGHT.plus(Duration.ofDays(402));
    private static final ServiceAssignment SERVICE = new ServiceAssignment(HOUSING_SUPPORT, HOUSING,
        new Period(LocalDate.of(2026, 1, 1), Optional.empty()), Optional.empty());
    private static final List<String> TABLES =
        List.of("occasion", "stay_event", "decision", "ledger_entry", "notification", "work_item", "citizen");
    private final Cpr citizen = aCitizen();
    private final MovableClock clock = new MovableClock(FRIDAY_NIGHT);
    private Store store;
    private Citizens citizens;
    private Retention retention;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        citizens = new Citizens(shared.database(), shared.keys());
        retention = new Retention(shared.database(), citizens, new Horizon(shared.database(), clock, Horizon.HISTORY), PERIODS);
    }

    @Test
    void an_answer_by_mail_keeps_no_dead_letter_and_an_open_work_item_about_one_does() {
        DeadLetters letters = new DeadLetters(store.database(), store.keys());
        DeadLetter letter = new DeadLetter(References.draw(), "AUH", FRIDAY_NIGHT, "NO_PATIENT", "PID-3", "no CPR number");
        letters.keep(letter, new byte[] {1});
        store.database().jdbc().sql("update work_item set state = 'DONE' where citizen_key is null and state = 'OPEN'").update();
        UUID about = store.workItems().open(new WorkItem(WorkItem.Kind.UNREADABLE, "no CPR number"), FRIDAY_NIGHT);
        assertThat(store.workItems().openNew(WorkItem.about(WorkItem.Kind.MAIL_REPLY, letter.reference(), "mail"), FRIDAY_NIGHT)).isTrue();
        assertThat(store.workItems().openNew(WorkItem.about(WorkItem.Kind.MAIL_REPLY, letter.reference(), "mail"), FRIDAY_NIGHT))
            .isFalse();

        night(AFTER_HISTORY);
        assertThat(letters.find(letter.reference())).isPresent();

        store.workItems().close(about, "an operator", "read", FRIDAY_NIGHT);
        night(AFTER_HISTORY);
        assertThat(letters.find(letter.reference())).isEmpty();
    }

    @Test
    void a_repeated_id_is_a_new_message_after_the_period_and_not_before() {
        String control = aControlId();
        recorded(anEntry(citizen, control));

        night(FRIDAY_NIGHT.plus(Duration.ofDays(89)));
        assertThat(recorded(anEntry(citizen, control))).isInstanceOf(JournalResult.Duplicate.class);

        night(AFTER_MESSAGES);
        assertThat(recorded(anEntry(citizen, control))).isInstanceOf(JournalResult.New.class);
    }

    @Test
    void what_a_message_said_stays_when_the_message_is_deleted() {
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));

        night(AFTER_MESSAGES);

        assertThat(store.stays().said(citizen)).hasSize(1);
    }

    @Test
    void a_message_stays_while_an_answer_that_quotes_it_waits() {
        OccasionId message = received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));
        PlannedNotification answer =
            store.save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT).get(2);

        night(AFTER_MESSAGES);
        assertThat(messages(message)).isEqualTo(1);

        sent(answer);
        night(AFTER_MESSAGES);
        assertThat(messages(message)).isZero();
    }

    @Test
    void the_history_of_a_citizen_is_deleted_when_nothing_is_open() {
        discharged();
        told();

        night(FRIDAY_NIGHT.plus(Duration.ofDays(399)));
        assertThat(rows("ledger_entry")).isEqualTo(1);

        night(AFTER_HISTORY);
        assertThat(TABLES).allMatch(table -> rows(table) == 0);
    }

    @Test
    void a_message_that_waits_for_its_citizen_stays_until_some_time_after_the_decision() {
        ReplacementNumbers numbers = new ReplacementNumbers(store.database(), store.keys());
        ReplacementCpr number = new ReplacementCpr("1.2.208.176.1.6.1.3.181", aControlId());
        ReplacementNumbers.Known known = numbers.locked(List.of(number)).get(number);
        JournalEntry entry = anEntry(citizen, aControlId());
        numbers.keep(known, recorded(new JournalEntry(entry.kind(), entry.source(), entry.feed(), entry.controlId(), entry.bundleId(),
            entry.contentHash(), Optional.empty(), FRIDAY_NIGHT, entry.raw(), entry.reference())).occasion(),
            new HospitalId(entry.source()), FRIDAY_NIGHT, "sealed".getBytes(StandardCharsets.UTF_8));

        night(AFTER_HISTORY);
        assertThat(numbers.messages(known)).extracting(message -> message.sealed().isPresent()).containsExactly(true);

        numbers.reject(known, FRIDAY_NIGHT);
        night(AFTER_MESSAGES);
        assertThat(numbers.messages(known)).extracting(message -> message.sealed().isPresent()).containsExactly(false);
        night(AFTER_HISTORY);
        assertThat(numbers.messages(known)).isEmpty();
    }

    @Test
    void an_open_stay_keeps_everything_about_the_citizen() {
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));
        told();

        assertEverythingStays();
    }

    @Test
    void a_waiting_notice_keeps_everything_about_the_citizen() {
        discharged();
        store.save(anOccasion(store, citizen), citizen, planOf(citizen, mail(MONDAY_MORNING)), FRIDAY_NIGHT);

        assertEverythingStays();
    }

    @Test
    void an_open_work_item_keeps_everything_about_the_citizen() {
        discharged();
        told();
        store.save(anOccasion(store, citizen), citizen,
            new APlan().open(new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, "not sent: consent missing")).build(), FRIDAY_NIGHT);

        assertEverythingStays();
    }

    @Test
    void a_planned_look_keeps_everything_about_the_citizen() {
        discharged();
        told();
        store.dueWork().scheduleLookAgain(citizens.keyOf(citizen), AFTER_HISTORY.plusSeconds(60));

        assertEverythingStays();
    }

    @Test
    void a_later_occasion_keeps_everything_about_the_citizen() {
        discharged();
        told();
        store.database().jdbc().sql("update occasion set at = :at where id = :id").param("id", anOccasion(store, citizen).value())
            .param("at", AFTER_HISTORY.minusSeconds(60).atOffset(ZoneOffset.UTC)).update();

        assertEverythingStays();
    }

    @Test
    void a_citizen_who_is_being_planned_is_left_for_the_next_night() {
        discharged();

        store.database().transactions().executeWithoutResult(planning -> {
            citizens.lock(citizen);
            Thread night = new Thread(() -> night(AFTER_HISTORY));
            night.start();
            join(night);
        });
        assertThat(rows("stay_event")).isEqualTo(2);

        night(AFTER_HISTORY);
        assertThat(rows("stay_event")).isZero();
    }

    @Test
    void recorded_facts_stay_and_so_does_the_citizen_whom_they_are_about() {
        store.record(citizen, FRIDAY_NIGHT, new Fact.Served(SERVICE));
        store.database().jdbc().sql("delete from scheduled_tasks").update();

        night(AFTER_HISTORY);

        assertThat(store.facts().of(citizen).services()).hasSize(1);
        assertThat(rows("occasion")).isZero();
        assertThat(rows("citizen")).isEqualTo(1);
    }

    @Test
    void periods_that_are_shorter_than_senders_and_plans_need_are_refused() {
        assertThatThrownBy(() -> new Periods(Duration.ofDays(89), Duration.ofDays(400))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Periods(Duration.ofDays(90), Duration.ofDays(399))).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertEverythingStays() {
        List<Long> before = TABLES.stream().map(this::rows).toList();
        night(AFTER_HISTORY);
        assertThat(TABLES.stream().map(this::rows)).containsExactlyElementsOf(before);
    }

    private void discharged() {
        received(store, anEvent(citizen, ADMITTED, FRIDAY_NIGHT));
        received(store, anEvent(citizen, DISCHARGED, FRIDAY_NIGHT.plusSeconds(3600)));
    }

    private void told() {
        sent(store.save(anOccasion(store, citizen), citizen, planOf(citizen, mail(FRIDAY_NIGHT)), FRIDAY_NIGHT)
            .get(0));
    }

    private void sent(PlannedNotification notice) {
        store.sending().attempt(notice.id(), Optional.empty(), FRIDAY_NIGHT);
        store.sending().sent(notice.id(), ContentLevel.PLAIN, FRIDAY_NIGHT);
    }

    private Deleted night(Instant now) {
        clock.moveTo(now);
        return retention.run(now);
    }

    private long messages(OccasionId occasion) {
        return store.database().jdbc().sql("select count(*) from journal where occasion_id = :id").param("id", occasion.value())
            .query(Long.class).single();
    }

    private long rows(String table) {
        return store.database().jdbc().sql("select count(*) from " + table + " where citizen_key = :key")
            .param("key", citizens.keyOf(citizen)).query(Long.class).single();
    }

    private JournalResult recorded(JournalEntry entry) {
        return new Journal(store.database(), store.keys()).record(List.of(entry)).get(0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
