/**
 * What a human must do: work items, and the answer to the ward.
 * In: outcomes of planning. Out of place here: reminders and escalation clocks of other rooms.
 */
@NullMarked
package dk.broen.domain.followup;

import org.jspecify.annotations.NullMarked;
