/**
 * What hospitals said about a citizen, folded into stays: the state of a stay follows from all its events, in any order of arrival.
 * In: events from any wire format, and the notices that were made of earlier events. Out: stays, their state, and flags.
 * Out of place here: who is told (that is {@code planning}).
 */
@NullMarked
package dk.broen.domain.history;

import org.jspecify.annotations.NullMarked;
