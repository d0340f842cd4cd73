package dk.broen.adapters.cost;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aControlId;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anEntry;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.FactLooks;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsWriting;
import dk.broen.adapters.facts.Replacement;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.ReadWindow;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.adapters.plans.Planned;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.history.Said;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the hub asks the database for each batch of messages, and for each batch of notices that it sends. */
final class HotPath {
    private static final int BATCH = 8;
    private static final int CLAIM = 50;

    private final Store store;
    private final Database database;
    private final Citizens citizens;
    private final MergedIdentities merges;
    private final Journal journal;
    private final Horizon horizon;
    private final Stays stays;
    private final Ledgers ledgers;
    private final Plans plans;
    private final DueWork dueWork;
    private final WorkItems workItems;
    private final Facts facts;
    private final FactsRecording recording;
    private final FactLooks factLooks;
    private final Outbox outbox;
    private final Outcomes outcomes;
    private final Pauses pauses;

    HotPath(Store store, Database database) {
        Keys keys = store.keys();
        this.store = store;
        Clock clock = Clock.fixed(MONDAY_MORNING, ZoneOffset.UTC);
        this.database = database;
        this.citizens = new Citizens(database, keys);
        this.merges = new MergedIdentities(database, keys);
        this.journal = new Journal(database, keys);
        this.horizon = new Horizon(database, clock, Horizon.HISTORY);
        this.stays = new Stays(database, keys, horizon);
        this.ledgers = new Ledgers(database, keys);
        this.plans = new Plans(database, keys);
        this.dueWork = new DueWork(database, clock, "node-of-tests", 1);
        this.workItems = new WorkItems(database, keys, dueWork);
        this.facts = new Facts(database, keys);
        this.recording = new FactsRecording(database, keys, dueWork);
        this.factLooks = new FactLooks(database, keys, workItems, dueWork);
        this.outbox = new Outbox(database, keys, "node-of-tests", Duration.ofMinutes(5));
        this.outcomes = new Outcomes(database);
        this.pauses = new Pauses(database, keys);
    }

    /** A batch of messages is planned, some of them again, and all its notices are sent. */
    void run() {
        List<Cpr> batch = Stream.generate(() -> aCitizen()).limit(BATCH).toList();
        receive(batch);
        recordFacts(batch);
        for (Channel channel : Channel.values()) {
            send(channel, batch);
        }
    }

    /** A citizen is looked at again among many who wait for a later instant. */
    void lookAgain() {
        List<String> looked = new CopyOnWriteArrayList<>();
        String citizen = citizens.keyOf(aCitizen());
        dueWork.scheduleLookAgain(citizen, MONDAY_MORNING);
        dueWork.start(occasion -> {}, (key, why) -> looked.add(key));
        await("the citizen is looked at").until(() -> looked.contains(citizen));
        dueWork.stop();
    }

    /** Two identities are merged. */
    void merge() {
        List<Cpr> both = List.of(aCitizen(), aCitizen());
        receive(both);
        stays.rekey(both.get(0), both.get(1));
    }

    /** Facts are recorded, recorded again with an end, and replaced by none. */
    private void recordFacts(List<Cpr> batch) {
        for (Optional<LocalDate> until : List.of(Optional.<LocalDate>empty(), Optional.of(LocalDate.of(2026, 12, 31)))) {
            recording.record(writing(batch, batch.stream().map(citizen -> new FactEntry("citizens[0]", citizen,
                new Fact.Resident(new Residence(AARHUS, Residence.Kind.RESIDENCE, new Period(LocalDate.of(2026, 1, 1), until))), AARHUS,
                Optional.empty())).toList()), FRIDAY_NIGHT);
        }
        Facts.Seen seen = facts.seen(batch.get(0), Optional.of(AARHUS));
        recording.end(seen.facts().get(0).id(), Optional.of(seen.version()), Optional.of(AARHUS), "clerk", "moved", FRIDAY_NIGHT);
        recording.record(writing(batch, List.of()), FRIDAY_NIGHT);
        factLooks.handle(batch.stream().map(citizens::keyOf).collect(Collectors.toSet()), MONDAY_MORNING.plusSeconds(60));
    }

    private static FactsWriting writing(List<Cpr> batch, List<FactEntry> entries) {
        return new FactsWriting(Optional.of(AARHUS), "clerk", "cost", "moved", Set.copyOf(batch), entries, Replacement.CITIZENS, Set.of(),
            Map.of(), Optional.empty());
    }

    private void receive(List<Cpr> batch) {
        database.transactions().executeWithoutResult(transaction -> {
            merges.current(batch);
            List<JournalEntry> entries = batch.stream().map(citizen -> anEntry(citizen, aControlId())).toList();
            List<JournalResult> received = journal.record(entries);
            journal.record(entries.subList(0, 1));
            citizens.lock(batch);
            List<Said> said = new ArrayList<>();
            for (int place = 0; place < batch.size(); place++) {
                said.add(new Said(received.get(place).occasion(), anEvent(batch.get(place), ADMITTED, FRIDAY_NIGHT), FRIDAY_NIGHT));
            }
            stays.addSilent(said.subList(0, 1));
            stays.add(said.subList(1, batch.size()));
            read(batch);
            plans.save(said.stream().map(one -> new Planned(one.occasion(), one.event().citizen(), aPlan(one.event().citizen()),
                Optional.empty())).toList(), FRIDAY_NIGHT);
            dueWork
                .scheduleLooksAgain(batch.stream().collect(Collectors.toMap(citizens::keyOf, citizen -> MONDAY_MORNING.plusSeconds(60))));
            dueWork.scheduleLook(received.get(0).occasion(), MONDAY_MORNING.plusSeconds(60));
        });
    }

    private void read(List<Cpr> batch) {
        Map<String, ReadWindow> windows = horizon.of(batch.stream().map(citizens::keyOf).toList());
        Map<Cpr, List<Said>> said = stays.said(batch, windows);
        ledgers.of(windows);
        ledgers.answers(windows);
        workItems.of(windows.keySet());
        plans.decided(windows);
        stays.disputed(said);
        facts.of(batch);
    }

    private void send(Channel channel, List<Cpr> batch) {
        Set<String> keys = batch.stream().map(citizens::keyOf).collect(Collectors.toSet());
        List<DueNotification> claimed = new ArrayList<>();
        database.transactions().executeWithoutResult(transaction -> {
            pauses.heldBack();
            outbox.due(channel, List.of(), List.of(), List.of(), CLAIM, MONDAY_MORNING);
            citizens.tryLock(keys);
            claimed.addAll(outbox.claim(ofBatch(channel, keys), keys, MONDAY_MORNING).opened());
            read(batch);
            outbox.attempt(claimed.stream().map(due -> new Outbox.Attempt(due.id(),
                due.entry().map(entry -> content(said(saying(due.citizen(), ADMITTED)))), Optional.empty())).toList(), MONDAY_MORNING);
        });
        settle(claimed);
    }

    /** The notices of the batch only: those of the many rows cannot be opened. */
    private List<Outbox.Candidate> ofBatch(Channel channel, Set<String> keys) {
        return store.database().jdbc().sql("select id, citizen_key from notification where channel = :channel and citizen_key in (:keys)")
            .param("channel", channel.name()).param("keys", keys)
            .query((row, number) -> new Outbox.Candidate(new NotificationId(Sql.uuid(row, "id")), row.getString("citizen_key"),
                Optional.empty()))
            .list();
    }

    private void settle(List<DueNotification> claimed) {
        if (claimed.size() >= 6) {
            outbox.dropped(claimed.get(4).id(), "OVERTAKEN", MONDAY_MORNING);
            outbox.postponed(List.of(claimed.get(5).id()), MONDAY_MORNING.plusSeconds(60));
            List<Outcomes.Failed> failed = claimed.stream().map(due -> new Outcomes.Failed(due.id(), 1, "timeout")).toList();
            outcomes.retry(List.of(new Outcomes.Retry(failed.get(0), MONDAY_MORNING.plusSeconds(60))));
            outcomes.notHeard(List.of(failed.get(0)), List.of(MONDAY_MORNING.plusSeconds(60)), MONDAY_MORNING);
            outcomes.givenUp(List.of(failed.get(1)), MONDAY_MORNING);
            outcomes.released(List.of(failed.get(2)), MONDAY_MORNING.plusSeconds(60));
            outcomes.sent(Stream.of(claimed.get(3)).map(due -> new Outcomes.Sent(due.id(), ContentLevel.PLAIN)).toList(),
                MONDAY_MORNING);
        }
    }
}
