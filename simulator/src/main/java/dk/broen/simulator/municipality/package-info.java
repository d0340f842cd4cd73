/**
 * A municipality's case system that consumes its queues.
 * In: a broker's address and the queues to consume.
 * Does not belong here: checks of the messages; they are recorded unchanged.
 */
@NullMarked
package dk.broen.simulator.municipality;

import org.jspecify.annotations.NullMarked;
