/**
 * What hospitals reported about a citizen, folded into stays: the state of a stay follows from all its events, in any order of arrival.
 * In: messages from any wire format, and what anybody heard of them. Out: stays, their state, and flags.
 * Does not belong here: who is told (package {@code planning}).
 */
@NullMarked
package dk.broen.domain.history;

import org.jspecify.annotations.NullMarked;
