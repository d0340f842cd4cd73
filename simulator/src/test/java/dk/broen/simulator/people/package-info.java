/**
 * Tests of the made-up people.
 * In: a seed.
 * Out of place here: the hub.
 */
@NullMarked
package dk.broen.simulator.people;

import org.jspecify.annotations.NullMarked;
