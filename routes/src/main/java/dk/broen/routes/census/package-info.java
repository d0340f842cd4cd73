/**
 * Lists of inpatients: a list is read at intervals, compared with the one before, and each change becomes a message on the intake queue.
 * In: the lists of the configured hospitals. Out: encrypted arrivals and refused rows; work items about lists that are not accepted.
 * Does not belong here: what a change means and who is told ({@code planning}).
 */
@NullMarked
package dk.broen.routes.census;

import org.jspecify.annotations.NullMarked;
