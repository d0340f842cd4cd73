/**
 * Work items: what a human must do, opened by the hub and closed by a named human.
 * In: the domain's {@code WorkItem}. Out: open work items, oldest first.
 * Out of place here: which work items there are (that is {@code domain.followup}).
 */
@NullMarked
package dk.broen.adapters.followup;

import org.jspecify.annotations.NullMarked;
