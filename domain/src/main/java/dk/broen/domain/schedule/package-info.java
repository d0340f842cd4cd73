/**
 * When a unit or a person can be reached: local Danish opening hours, holidays, closing days.
 * In: an instant. Out: open or not, and the next opening.
 * Does not belong here: which channel is used (package {@code notification}).
 */
@NullMarked
package dk.broen.domain.schedule;

import org.jspecify.annotations.NullMarked;
