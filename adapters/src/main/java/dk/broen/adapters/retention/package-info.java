/**
 * Deletes what is older than the retention periods.
 * In: the periods and the time. Out: how many rows were deleted.
 * Does not belong here: how far back a plan reads (package {@code history}), and when this runs (package {@code due}).
 */
@NullMarked
package dk.broen.adapters.retention;

import org.jspecify.annotations.NullMarked;
