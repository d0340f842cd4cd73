package dk.broen.adapters.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clock of the database, so that hubs that share it agree on what is due, whatever the clocks of their machines show. It counts on from the
 * last reading, also while the database is down, and is read without asking the database.
 */
public final class DatabaseClock extends Clock {
    private final Supplier<Instant> database;
    private final LongSupplier nanos;
    private final AtomicReference<Reading> last;
    private final ZoneId zone;

    /** @param nanos counts nanoseconds from any origin and never goes back, as {@link System#nanoTime()} does */
    DatabaseClock(Supplier<Instant> database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
        this.zone = ZoneOffset.UTC;
        this.last = new AtomicReference<>(read().middle());
    }

    private DatabaseClock(DatabaseClock same, ZoneId zone) {
        this.database = same.database;
        this.nanos = same.nanos;
        this.last = same.last;
        this.zone = zone;
    }

    /** Reads the clock of the database for the first time. */
    public static DatabaseClock of(Database database) {
        return new DatabaseClock(
            () -> database.jdbc().sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant(), System::nanoTime);
    }

    /** Reads the clock of the database again. A slow answer, which tells less, changes nothing unless it contradicts this clock. */
    public void follow() {
        Answer answer = read();
        Instant here = last.get().at(answer.nanos());
        if (here.isBefore(answer.earliest()) || here.isAfter(answer.latest())) {
            last.set(answer.middle());
        }
    }

    @Override
    public Instant instant() {
        return last.get().at(nanos.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new DatabaseClock(this, other);
    }

    private Answer read() {
        long asked = nanos.getAsLong();
        Instant shown = database.get();
        long answered = nanos.getAsLong();
        return new Answer(shown, shown.plusNanos(answered - asked), answered);
    }

    /** What the database's clock shows when its answer has arrived: not earlier than it said, and not later than that plus the waiting. */
    private record Answer(Instant earliest, Instant latest, long nanos) {
        Reading middle() {
            return new Reading(earliest.plus(Duration.between(earliest, latest).dividedBy(2)), nanos);
        }
    }

    private record Reading(Instant instant, long nanos) {
        Instant at(long later) {
            return instant.plusNanos(later - nanos);
        }
    }
}
