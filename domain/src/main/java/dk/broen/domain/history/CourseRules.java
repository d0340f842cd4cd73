package dk.broen.domain.history;

import java.time.Duration;

/**
 * Settings of the fold of messages into stays (domain.md §3).
 *
 * @param doubleAdmission a leave is no leave if another stay begins within this time
 * @param clockSkew how far in the future of its receipt an event can be without being impossible
 */
public record CourseRules(Duration doubleAdmission, Duration clockSkew) {
    /** The default values. */
    public static final CourseRules SHIPPED = new CourseRules(Duration.ofHours(24), Duration.ofMinutes(10));
}
