package dk.broen.routes.planning;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.consent.ConsentRegister;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsWriting;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.journal.JournalResult;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.adapters.plans.Plans;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.routes.staging.MovableClock;
import dk.broen.routes.staging.Store;
import dk.broen.routes.transaction.OneTransaction;
import dk.broen.routes.wake.Wake;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The planning routes with the shipped configuration, a real store and a consent register that a test answers for. A citizen gets housing
 * support from Bostøtte Nord in Aarhus, and consents that it and a coordinator are told.
 */
public final class AHub implements AutoCloseable {
    public static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-21T21:00:00Z");
    public static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    static final HospitalId AUH = new HospitalId("auh");
    public static final UnitId NORTH = new UnitId("aarhus-bostoette-nord");
    private static final ConfigurationResult.Loaded SHIPPED =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final AtomicInteger CITIZENS = new AtomicInteger();

    private final Store store;
    private final ConfigurationResult.Loaded configured;
    private final MovableClock clock = new MovableClock(SATURDAY_NIGHT);
    private final AtomicReference<ConsentRecord> register = new AtomicReference<>(consent());
    private final Cpr citizen = new Cpr("%06d%04d".formatted(10190, 2000 + CITIZENS.incrementAndGet()));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final DueWork dueWork;
    private final Wake wake;
    private final Stays stays;
    private final FactsRecording recording;
    private final Citizens citizens;
    private final Occasions occasions;
    private final Ledgers ledgers;
    private final Situations situations;
    private final ConsentRegisters registers;
    private final AskRegisters askRegisters;
    private final KeepPlan keepPlan;
    private final Looks looks;
    private final Identities identities;

    /** With the shipped configuration. */
    public AHub(Store store) throws Exception {
        this(store, SHIPPED);
    }

    /** @param configured another configuration, in which the unit of the citizen exists */
    public AHub(Store store, ConfigurationResult.Loaded configured) throws Exception {
        this.store = store;
        this.configured = configured;
        Horizon horizon = new Horizon(store.database(), clock, Horizon.HISTORY);
        dueWork = new DueWork(store.database(), clock, "node-of-tests", 1);
        wake = new Wake(camel.createProducerTemplate());
        stays = new Stays(store.database(), store.keys(), horizon);
        Facts facts = new Facts(store.database(), store.keys());
        recording = new FactsRecording(store.database(), store.keys(), dueWork);
        citizens = new Citizens(store.database(), store.keys());
        occasions = new Occasions(store.database(), store.keys());
        Plans plans = new Plans(store.database(), store.keys());
        ConsentRegister answering = mock(ConsentRegister.class);
        when(answering.consentsOf(any())).thenAnswer(call -> register.get());
        registers = new ConsentRegisters(Map.of(AARHUS, answering), clock);
        ledgers = new Ledgers(store.database(), store.keys());
        MergedIdentities merged = new MergedIdentities(store.database(), store.keys());
        situations = new Situations(citizens, horizon, stays, ledgers, plans, workItems(), facts, registers, configured.directory(),
            configured.disclosure(), configured.rules(), clock);
        askRegisters = new AskRegisters(registers, facts, stays, merged,
            new ReplacementCitizens(new ReplacementNumbers(store.database(), store.keys()),
                new AdtInterpreter(), configured.directory()),
            situations, configured.directory(), configured.rules(), clock);
        keepPlan = new KeepPlan(plans, occasions, citizens, dueWork, wake, new InputDigest(store.keys().index()), new SimpleMeterRegistry(),
            clock);
        identities = new Identities(citizens, merged, stays, facts, registers, clock);
        looks = new Looks(camel.createProducerTemplate(), occasions, citizens,
            new LookFailed(workItems(), identities, occasions, store.database().transactions(), clock));
        camel.getRegistry().bind("identities", identities);
        camel.getRegistry().bind("askRegisters", askRegisters);
        camel.getRegistry().bind("notPlannedYet", new NotPlannedYet(plans));
        camel.getRegistry().bind("trueNow", new TrueNow(situations));
        camel.getRegistry().bind("planStages", new PlanStages());
        camel.getRegistry().bind("keepPlan", keepPlan);
        camel.addRoutes(new Reconcile());
        camel.addRoutes(new LookAtCitizen(transaction()));
        camel.start();
        record(SATURDAY_NIGHT.minusSeconds(3600),
            new Fact.Resident(new Residence(AARHUS, Residence.Kind.RESIDENCE, since("2026-02-01"))),
            new Fact.Served(new ServiceAssignment(UnitFunction.HOUSING_SUPPORT, NORTH, since("2026-02-01"), Optional.empty())));
    }

    private void record(Instant at, Fact... facts) {
        recording.record(FactsWriting.of("a municipality", "a test", Arrays.stream(facts)
            .map(fact -> new FactEntry("citizens[0]", citizen, fact, AARHUS, Optional.empty())).toList()), at);
    }

    public Cpr citizen() {
        return citizen;
    }

    public MovableClock clock() {
        return clock;
    }

    public DefaultCamelContext camel() {
        return camel;
    }

    public OneTransaction transaction() {
        return new OneTransaction(store.database().transactions());
    }

    public Ledgers ledgers() {
        return ledgers;
    }

    public Situations situations() {
        return situations;
    }

    public ConsentRegisters registers() {
        return registers;
    }

    public AskRegisters askRegisters() {
        return askRegisters;
    }

    public KeepPlan keepPlan() {
        return keepPlan;
    }

    public Citizens citizens() {
        return citizens;
    }

    public Outbox outbox() {
        return new Outbox(store.database(), store.keys(), "node-of-tests", LEASE);
    }

    public Outcomes outcomes() {
        return new Outcomes(store.database());
    }

    public Occasions occasions() {
        return occasions;
    }

    public DueWork dueWork() {
        return dueWork;
    }

    public Wake wake() {
        return wake;
    }

    public WorkItems workItems() {
        return new WorkItems(store.database(), store.keys(), dueWork);
    }

    public ConfigurationResult.Loaded shipped() {
        return configured;
    }

    public Identities identities() {
        return identities;
    }

    Looks looks() {
        return looks;
    }

    /** The key of another number of the citizen, which was merged into the number in use. */
    String retiredNumber() {
        Cpr retired = new Cpr("%06d%04d".formatted(10190, 3000 + CITIZENS.incrementAndGet()));
        citizens.seen(retired);
        new MergedIdentities(store.database(), store.keys()).merge(retired, citizen, clock.instant());
        return citizens.keyOf(retired);
    }

    /** The number of the citizen is merged into another one, which the hub has not heard of before. Returns the number in use. */
    public Cpr merged() {
        Cpr survivor = new Cpr("%06d%04d".formatted(10190, 4000 + CITIZENS.incrementAndGet()));
        store.database().transactions().executeWithoutResult(transaction -> {
            identities.locked(List.of(citizen, survivor));
            identities.merge(new IdentityMerged(survivor, citizen, clock.instant()));
        });
        return survivor;
    }

    /** The stored messages are damaged: each look fails. */
    public void messagesAreDamaged() {
        ofCitizen("update stay_event set sealed_event = sealed_event || '\\x00' where citizen_key = :key");
    }

    public void messagesAreRepaired() {
        ofCitizen(
            "update stay_event set sealed_event = substring(sealed_event from 1 for length(sealed_event) - 1) where citizen_key = :key");
    }

    private void ofCitizen(String sql) {
        store.database().jdbc().sql(sql).param("key", citizens.keyOf(citizen)).update();
    }

    /** The consent register cannot be read from now on. */
    public void registerIsDown() {
        register.set(new ConsentRecord.Unavailable());
    }

    /** The consent register answers again. */
    public void registerIsBack() {
        register.set(consent());
    }

    /** The consent register names no consent any more. */
    public void consentIsGone() {
        register.set(new ConsentRecord.Known(List.of()));
    }

    /** The citizen gets a coordinator, whom notices name. */
    public void coordinatorIsAppointed() {
        record(clock.instant(), new Fact.Appointed(new Appointment(
            new Person("Anne Holm", Optional.of("+45 20 00 00 02"), Optional.empty(), List.of()),
            new UnitId("aarhus-forloebskoordinatorer"), Appointment.Rank.PRIMARY, since("2026-11-01"), Optional.empty(), List.of())));
    }

    /** The hub looks at the citizen without an occasion. */
    public void look() {
        looks.handle(citizens.keyOf(citizen), OccasionKind.DUE);
    }

    /** The citizen was admitted an hour ago, and the message was planned. */
    public OpenedOccasion admitted() {
        OpenedOccasion said = received(EventType.ADMITTED, EventNature.ORIGINAL, SATURDAY_NIGHT.minusSeconds(3600));
        camel.createProducerTemplate().requestBody(PlanningEndpoints.LOOK,
            List.of(new Look(OccasionKind.SAID, Optional.of(said), citizen)));
        return said;
    }

    /** The citizen is discharged now, under a second number that comes before the first one in order, and the message was planned. */
    public void dischargedUnderAnotherNumber() {
        OpenedOccasion said =
            received(EventType.DISCHARGED, EventNature.ORIGINAL, clock.instant(), "A-" + citizen.digits(), Set.of(episode()));
        camel.createProducerTemplate().requestBody(PlanningEndpoints.LOOK,
            List.of(new Look(OccasionKind.SAID, Optional.of(said), citizen)));
    }

    private String episode() {
        return "E-" + citizen.digits();
    }

    /** A message is stored; it is not planned yet. */
    public OpenedOccasion received(EventType type, EventNature nature, Instant at) {
        return received(type, nature, at, episode(), Set.of());
    }

    private OpenedOccasion received(EventType type, EventNature nature, Instant at, String episode, Set<String> otherNumbers) {
        String controlId = UUID.randomUUID().toString();
        byte[] raw = controlId.getBytes(StandardCharsets.UTF_8);
        JournalResult stored = new Journal(store.database(), store.keys()).record(List.of(new JournalEntry(JournalEntry.Kind.HL7V2,
            AUH.value(), "EPJ|AUH", controlId, Optional.empty(), raw, Optional.of(citizen), clock.instant(), raw, References.draw())))
            .get(0);
        stays.add(stored.occasion(), new StayEvent(type, nature, new StayKey(AUH, episode), citizen, Optional.empty(), at, clock.instant(),
            new Department(AUH, "P2", List.of("P2")), Urgency.ACUTE, Optional.of(AARHUS), Optional.empty(), Set.of(), otherNumbers),
            clock.instant());
        return new OpenedOccasion(stored.occasion(), stored.reference());
    }

    /** The occasions of the citizen that were planned, each with the outcome of its plan. */
    public List<String> occasionsWithAPlan() {
        return store.database().jdbc().sql("""
            select o.kind || ' ' || p.outcome from plan p join occasion o on o.id = p.occasion_id where o.citizen_key = :citizen
            order by p.planned_at""").param("citizen", citizens.keyOf(citizen)).query(String.class).list();
    }

    /** The instants at which timers look at the citizen again. */
    public List<Instant> timers() {
        return store.database().jdbc().sql("""
            select execution_time from scheduled_tasks where task_name = 'look-again' and task_instance like :citizen || '%'""")
            .param("citizen", citizens.keyOf(citizen)).query((row, number) -> row.getTimestamp(1).toInstant()).list();
    }

    /** The timer of the citizen is due: the scheduler picks it, and afterwards removes it. */
    void timerRuns() {
        String key = citizens.keyOf(citizen);
        ofCitizen("update scheduled_tasks set picked = true where task_name = 'look-again' and task_instance = :key");
        looks.handle(key, OccasionKind.DUE);
        ofCitizen("delete from scheduled_tasks where task_name = 'look-again' and task_instance = :key");
    }

    /** Bostøtte Nord's latest notice on a channel. */
    public NotificationId notice(String channel) {
        return notice(NORTH.value(), channel);
    }

    /** The answer to the ward. */
    public NotificationId wardAnswer() {
        return notice(AUH.value(), "QUEUE");
    }

    private NotificationId notice(String unit, String channel) {
        return new NotificationId(store.database().jdbc()
            .sql("select id from notification where citizen_key = :citizen and channel = :channel and unit = :unit "
                + "order by seq desc limit 1")
            .param("citizen", citizens.keyOf(citizen)).param("channel", channel).param("unit", unit).query(UUID.class).single());
    }

    /** The short reference of a notice. */
    public String reference(NotificationId id) {
        return outbox().referenceOf(id);
    }

    /** What the store says of a notice, read in a transaction of its own. */
    public Row row(NotificationId id) {
        return store.database().jdbc().sql("""
            select state, coalesce(state_reason, '') as reason, attempts, sealed_content is not null as content_kept, next_attempt_at
            from notification where id = :id""").param("id", id.value())
            .query((row, number) -> new Row(row.getString("state"), row.getString("reason"), row.getInt("attempts"),
                row.getBoolean("content_kept"), row.getTimestamp("next_attempt_at").toInstant()))
            .single();
    }

    /** A row of the outbox. */
    public record Row(String state, String reason, int attempts, boolean contentKept, Instant nextAttempt) {}

    @Override
    public void close() {
        camel.stop();
    }

    private static ConsentRecord consent() {
        return new ConsentRecord.Known(List.of(new Consent("c1", Consent.Answer.GIVEN,
            Set.of(UnitFunction.HOUSING_SUPPORT, UnitFunction.COORDINATOR), Set.of(), Set.of(), AARHUS, Set.of(),
            Consent.Obtained.inWriting("a nurse", LocalDate.parse("2026-09-01")),
            Period.between(LocalDate.parse("2026-09-01"), LocalDate.parse("2027-08-31")),
            Optional.empty())));
    }

    private static Period since(String day) {
        return new Period(LocalDate.parse(day), Optional.empty());
    }
}
