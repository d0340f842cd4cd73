package dk.broen.adapters.due;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Builds db-scheduler with a given clock. The builder of db-scheduler has a field for the clock, but a setter in its test classes only. */
final class ClockedScheduler extends SchedulerBuilder {
    ClockedScheduler(DataSource dataSource, Task<?>... tasks) {
        super(dataSource, List.of(tasks));
    }

    /**
     * Must be called before {@link #dueBy}: db-scheduler measures the polling interval by the clock that is set at this call. Otherwise a
     * clock that stands still would stop polling.
     */
    ClockedScheduler pollingByRealTime(Duration interval) {
        pollingInterval(interval);
        return this;
    }

    ClockedScheduler dueBy(Clock dueClock) {
        clock = dueClock::instant;
        return this;
    }
}
