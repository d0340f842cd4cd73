/**
 * Tests of the made-up people.
 * In: a seed.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.people;

import org.jspecify.annotations.NullMarked;
