/**
 * What happened in hospital: events, and the state of a stay derived from all its events whatever order they arrived in.
 * In: events from any wire format. Out of place here: who is told (that is {@code planning}).
 */
@NullMarked
package dk.broen.domain.stay;

import org.jspecify.annotations.NullMarked;
