/**
 * A municipality's own case system, reading its queues.
 * In: a broker's address and the queues to read.
 * Out of place here: judgement: what came is recorded as it came.
 */
@NullMarked
package dk.broen.simulator.municipality;

import org.jspecify.annotations.NullMarked;
