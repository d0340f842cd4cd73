/**
 * Load: synthetic messages of hospitals, the connections that send them, and the figures of what was answered.
 * In: addresses, a number of connections, a time or a rate. Out: rates and percentiles.
 * Does not belong here: what is measured, and how a receiver is started.
 */
@NullMarked
package dk.broen.bench.load;

import org.jspecify.annotations.NullMarked;
