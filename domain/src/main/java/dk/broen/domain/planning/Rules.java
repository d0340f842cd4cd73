package dk.broen.domain.planning;

import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.EventType;
import java.util.Set;

/**
 * The rules for all municipalities, from configuration.
 *
 * @param waiting event types that send no SMS outside opening hours (domain.md §6)
 * @param urgent event types whose notices are released first (domain.md §6)
 */
public record Rules(StatutoryHolidays calendar, FlagThresholds thresholds, Set<EventType> waiting, Set<EventType> urgent) {
    public Rules {
        waiting = Set.copyOf(waiting);
        urgent = Set.copyOf(urgent);
    }
}
