/**
 * What hospitals said about a citizen's stays, and which CPR numbers belong to one citizen.
 * In: stay events and merged identities. Out: the domain's {@code StayHistory}.
 * Out of place here: how events are folded into stays (that is {@code domain.history}).
 */
@NullMarked
package dk.broen.adapters.history;

import org.jspecify.annotations.NullMarked;
