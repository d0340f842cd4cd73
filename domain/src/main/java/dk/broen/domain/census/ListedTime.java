package dk.broen.domain.census;

import java.time.Instant;

/**
 * A time that a list names.
 *
 * @param doubled whether it may be an hour later: a local time in the doubled hour of autumn
 */
public record ListedTime(Instant at, boolean doubled) {}
