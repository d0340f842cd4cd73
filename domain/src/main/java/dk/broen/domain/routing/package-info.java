/**
 * The municipality that acts, the coordinator by precedence, and the recipients that rules and services name (domain.md §5).
 * In: event, facts, directory. Out: candidates.
 * Does not belong here: whether a candidate may be told (package {@code permission}).
 */
@NullMarked
package dk.broen.domain.routing;

import org.jspecify.annotations.NullMarked;
