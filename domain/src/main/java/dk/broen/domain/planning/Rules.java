package dk.broen.domain.planning;

import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.util.Set;

/**
 * The rules for all municipalities, from configuration.
 *
 * @param course how messages are folded into stays
 * @param waiting event types that send no SMS outside opening hours (domain.md §6)
 * @param urgent event types whose notices are released first (domain.md §6)
 * @param news how long something stays news after it happened (domain.md §3)
 * @param stale how long an open stay stays news after its last message (design.md §3)
 * @param deadlines how much time humans have to act on a work item: what the wards do not answer in theirs, a municipality is asked
 */
public record Rules(StatutoryHolidays calendar, CourseRules course, FlagThresholds thresholds, Set<EventType> waiting,
    Set<EventType> urgent, Duration news, Duration stale, Deadlines deadlines) {
    /** The default of {@code news}. */
    public static final Duration NEWS = Duration.ofDays(30);
    /** The default of {@code stale}. */
    public static final Duration STALE = Duration.ofDays(365);

    public Rules {
        waiting = Set.copyOf(waiting);
        urgent = Set.copyOf(urgent);
    }
}
