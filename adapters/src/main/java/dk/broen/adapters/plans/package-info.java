/**
 * The plans: the plan of each event, one row for each decision with its steps, and the units that are told of the event.
 * In: the domain's {@code Plan}. Out: rows, and the notices to schedule.
 * Does not belong here: the decisions themselves (package {@code domain.planning}).
 */
@NullMarked
package dk.broen.adapters.plans;

import org.jspecify.annotations.NullMarked;
