/**
 * What a human must do: work items, and the answer to the ward.
 * In: outcomes of planning.
 * Does not belong here: when work items are opened and closed, and how the ward receives the answer.
 */
@NullMarked
package dk.broen.domain.followup;

import org.jspecify.annotations.NullMarked;
