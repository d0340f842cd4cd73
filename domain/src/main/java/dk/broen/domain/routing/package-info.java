/**
 * Whom? The municipality that acts, the coordinator by precedence, and the recipients that rules and services name (domain.md §5).
 * In: event, facts, directory. Out: candidates. Out of place here: whether a candidate may be told (that is {@code permission}).
 */
@NullMarked
package dk.broen.domain.routing;

import org.jspecify.annotations.NullMarked;
