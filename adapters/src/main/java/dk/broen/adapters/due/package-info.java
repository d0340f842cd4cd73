/**
 * Work that is due at an instant: notices to send and citizens to look at, kept by db-scheduler; and how much work is left.
 * In: ids with an instant. Out: a call of the handler when the instant is reached.
 * Does not belong here: what the work does (module {@code routes}).
 */
@NullMarked
package dk.broen.adapters.due;

import org.jspecify.annotations.NullMarked;
