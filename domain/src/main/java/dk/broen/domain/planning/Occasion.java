package dk.broen.domain.planning;

import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;

/**
 * Anledning: why the hub looks at a citizen now (domain.md §2). There is no other way to make a notice.
 */
public sealed interface Occasion {
    OccasionId id();

    /** A hospital's message. */
    record Said(OccasionId id) implements Occasion {}

    /** A time was reached: a notice is due, or the plan can differ from now on. */
    record Due(OccasionId id) implements Occasion {}

    /** A channel reported what became of a notice. */
    record Delivered(OccasionId id, NotificationId notice) implements Occasion {}

    /** A fact was recorded, ended or withdrawn. */
    record Recorded(OccasionId id) implements Occasion {}

    /** A consent register that could not be read can be read again. */
    record RegisterBack(OccasionId id) implements Occasion {}

    /** A named human decided something, for example that a task is done. */
    record Decided(OccasionId id, String by) implements Occasion {}

    /** The configuration changed. */
    record Configured(OccasionId id) implements Occasion {}
}
