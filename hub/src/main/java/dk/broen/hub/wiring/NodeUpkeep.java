package dk.broen.hub.wiring;

import dk.broen.adapters.postgres.DatabaseClock;
import dk.broen.adapters.postgres.NodeLock;
import dk.broen.hub.ops.OverdueWatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a hub among several does every few seconds: it keeps its name, its clock follows the database, and it looks for overdue work. */
@Component
class NodeUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeUpkeep.class);
    private static final long SECONDS = 5;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread upkeep = new Thread(work, "node-upkeep");
        upkeep.setDaemon(true);
        return upkeep;
    });

    /** @param clock absent in the demo, whose clock is moved by hand */
    NodeUpkeep(NodeLock name, ObjectProvider<DatabaseClock> clock, OverdueWatch overdue) {
        repeat(name::keep);
        repeat(overdue);
        clock.ifAvailable(shared -> repeat(shared::follow));
    }

    /** The next time is tried after a failure too: the database is down now and then. */
    private void repeat(Runnable work) {
        thread.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (RuntimeException outage) {
                LOG.debug("tried again in {} s", SECONDS, outage);
            }
        }, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
