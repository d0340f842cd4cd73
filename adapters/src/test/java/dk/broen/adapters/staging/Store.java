package dk.broen.adapters.staging;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsWriting;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.ReadWindow;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.plans.Planned;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** An embedded PostgreSQL with keys, shared by all tests of a JVM. */
public record Store(Path directory, Database database, Keys keys) implements ExtensionContext.Store.CloseableResource {
    public static Path data(Path directory) {
        return directory.resolve("postgresql");
    }

    public static Store open() {
        try {
            Path directory = Files.createTempDirectory("broen-store");
            Keys.create(directory.resolve("keys"));
            return new Store(directory, Database.embedded(data(directory), 0, 16), Keys.load(directory.resolve("keys")));
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Reads as far back as the tests of a day need; a test of the horizon makes its own. */
    public Horizon horizon() {
        return new Horizon(database, Clock.fixed(Given.MONDAY_MORNING, ZoneOffset.UTC), Horizon.HISTORY);
    }

    public Stays stays() {
        return new Stays(database, keys, horizon());
    }

    public Plans plans() {
        return new Plans(database, keys);
    }

    public Ledgers ledgers() {
        return new Ledgers(database, keys);
    }

    /** Stores the plan of one occasion. */
    public List<PlannedNotification> save(OccasionId occasion, Cpr citizen, Plan plan, Instant at) {
        return plans().save(List.of(new Planned(occasion, citizen, plan, Optional.empty())), at);
    }

    /** The decisions about a citizen that stand. */
    public Set<Decision.Mark> decided(Cpr citizen) {
        return plans().decided(window(citizen)).getOrDefault(keys.index().keyOf(citizen), Set.of());
    }

    public Ledger ledger(Cpr citizen) {
        return ledgers().of(window(citizen)).get(keys.index().keyOf(citizen));
    }

    /** The answers to wards about a citizen. */
    public List<WardAnswer> answers(Cpr citizen) {
        return ledgers().answers(window(citizen)).getOrDefault(keys.index().keyOf(citizen), List.of());
    }

    private Map<String, ReadWindow> window(Cpr citizen) {
        return horizon().of(Set.of(keys.index().keyOf(citizen)));
    }

    public Outbox outbox(Duration lease) {
        return new Outbox(database, keys, "node-of-tests", lease);
    }

    /** Sends one notice after the other, for tests that are about something else. */
    public Sending sending() {
        return new Sending(this, outbox(Duration.ZERO), new Outcomes(database));
    }

    public WorkItems workItems() {
        return new WorkItems(database, keys, dueWork());
    }

    public Facts facts() {
        return new Facts(database, keys);
    }

    public FactsRecording recording() {
        return new FactsRecording(database, keys, dueWork());
    }

    /** A clerk of Aarhus records facts about a citizen. */
    public Recorded record(Cpr citizen, Instant at, Fact... facts) {
        return recording().record(FactsWriting.of("clerk", "asked at the meeting", Arrays.stream(facts)
            .map(fact -> new FactEntry("citizens[0]", citizen, fact, Given.AARHUS, Optional.empty())).toList()), at);
    }

    /** Keeps due work and does not start it. */
    public DueWork dueWork() {
        return new DueWork(database, Clock.fixed(Given.FRIDAY_NIGHT, ZoneOffset.UTC), "node-of-tests", 1);
    }

    @Override
    public void close() throws IOException {
        database.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    /** The store of this JVM. The classes of a JVM that runs beside another one are runs of their own, so no end of a run closes it. */
    private static final class Opened {
        private static final Store STORE = closedAtExit();

        private static Store closedAtExit() {
            Store store = open();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    store.close();
                } catch (IOException left) {
                    throw new UncheckedIOException(left);
                }
            }));
            return store;
        }
    }

    /** Gives the store to each test method that has a parameter of this type. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Store.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return Opened.STORE;
        }
    }
}
