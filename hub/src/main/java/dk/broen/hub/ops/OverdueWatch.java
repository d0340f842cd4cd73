package dk.broen.hub.ops;

import dk.broen.adapters.followup.OverdueWorkItems;
import dk.broen.adapters.followup.OverdueWorkItems.Overdue;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs each work item once when it becomes overdue. If many become overdue together, for example after a clock or a hub stood still, one line
 * says how many more there are.
 */
@Component
public class OverdueWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueWatch.class);
    private static final int AT_ONCE = 500;
    private static final int LINES = 10;

    private final OverdueWorkItems items;
    private final Clock clock;

    OverdueWatch(OverdueWorkItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    @Override
    public void run() {
        List<Overdue> found = items.found(clock.instant(), AT_ONCE);
        found.stream().limit(LINES).forEach(item -> LOG.warn("BRN5201 work-item-overdue ref={} kind={} owner={} due={}", item.reference(),
            item.kind(), item.owner(), item.due()));
        if (found.size() > LINES) {
            LOG.warn("BRN5202 more-work-items-overdue count={}", found.size() - LINES);
        }
    }
}
