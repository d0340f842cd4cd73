/**
 * Made-up people.
 * In: a seed.
 * Does not belong here: names and CPR numbers of real people.
 */
@NullMarked
package dk.broen.simulator.people;

import org.jspecify.annotations.NullMarked;
