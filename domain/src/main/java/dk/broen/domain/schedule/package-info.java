/**
 * When a unit or a person can be reached: local Danish opening hours, holidays, closing days.
 * In: an instant. Out: open or not, and the next opening. Out of place here: which channel is used (that is {@code notification}).
 */
@NullMarked
package dk.broen.domain.schedule;

import org.jspecify.annotations.NullMarked;
