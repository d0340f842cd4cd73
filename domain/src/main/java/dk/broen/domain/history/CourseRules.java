package dk.broen.domain.history;

import java.time.Duration;

/**
 * Settings of the fold of messages into stays (domain.md §3).
 *
 * @param doubleAdmission a leave is no leave if another stay begins within this time
 * @param absconded a citizen who absconded and is admitted to the same specialty under another visit number within this time comes back to the
 *            same stay
 * @param clockSkew how far in the future of its receipt an event can be without being impossible
 */
public record CourseRules(Duration doubleAdmission, Duration absconded, Duration clockSkew) {
    /** The default values. */
    public static final CourseRules SHIPPED = new CourseRules(Duration.ofHours(24), Duration.ofDays(14), Duration.ofMinutes(10));
}
