/**
 * Work items: what a human must do. The hub opens them; a named human closes them, or the hub when the reason is gone.
 * In: the domain's {@code WorkItem}. Out: open work items, oldest first.
 * Does not belong here: which kinds of work items exist (package {@code domain.followup}).
 */
@NullMarked
package dk.broen.adapters.followup;

import org.jspecify.annotations.NullMarked;
