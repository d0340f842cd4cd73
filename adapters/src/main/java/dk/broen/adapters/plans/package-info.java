/**
 * What was decided about each event: the plan, one row per decision with its steps, and who is told of the event.
 * In: the domain's {@code Plan}. Out: rows, and the notices that are now planned.
 * Out of place here: deciding (that is {@code domain.planning}).
 */
@NullMarked
package dk.broen.adapters.plans;

import org.jspecify.annotations.NullMarked;
