/**
 * Made-up people.
 * In: a seed.
 * Out of place here: real people: no number or name here may be somebody's.
 */
@NullMarked
package dk.broen.simulator.people;

import org.jspecify.annotations.NullMarked;
