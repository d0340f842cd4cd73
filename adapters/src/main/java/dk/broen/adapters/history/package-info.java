/**
 * The stay events that hospitals sent about a citizen, and the CPR numbers that belong to one citizen.
 * In: stay events and merged identities. Out: the domain's {@code Said}.
 * Does not belong here: how events are folded into stays (package {@code domain.history}).
 */
@NullMarked
package dk.broen.adapters.history;

import org.jspecify.annotations.NullMarked;
