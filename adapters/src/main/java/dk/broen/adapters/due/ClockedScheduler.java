package dk.broen.adapters.due;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** db-scheduler by a given clock; its builder has the field, and a setter only among its test classes. */
final class ClockedScheduler extends SchedulerBuilder {
    ClockedScheduler(DataSource dataSource, Task<?>... tasks) {
        super(dataSource, List.of(tasks));
    }

    /**
     * Before {@link #dueBy}: the interval is measured by the clock that is set when it is given, and a clock that stands still must not
     * stop polling.
     */
    ClockedScheduler pollingByRealTime(Duration interval) {
        pollingInterval(interval);
        return this;
    }

    ClockedScheduler dueBy(Clock given) {
        clock = given::instant;
        return this;
    }
}
