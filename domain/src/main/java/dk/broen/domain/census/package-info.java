/**
 * Lists of the present inpatients of a hospital: what changed since the list before, and what of it the hub does not know yet.
 * In: two lists and what is known of their stays. Out: changes that are then said like messages of the hospital, or a list that must be held.
 * Does not belong here: files, polling, and what a change means for a stay (package {@code history}).
 */
@NullMarked
package dk.broen.domain.census;

import org.jspecify.annotations.NullMarked;
