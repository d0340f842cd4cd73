/**
 * Citizens to look at when an instant is reached, kept by db-scheduler; and how much work of the hub is left.
 * In: ids with an instant. Out: a call of the handler when the instant is reached.
 * Does not belong here: what the work does (module {@code routes}).
 */
@NullMarked
package dk.broen.adapters.due;

import org.jspecify.annotations.NullMarked;
