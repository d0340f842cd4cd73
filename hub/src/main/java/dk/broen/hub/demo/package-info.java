/**
 * The parts that only the demo uses: a clock that can be moved, the backlog that must be empty before it moves, and passwords.
 * In: the profile {@code demo}. Out: in any other profile, nothing.
 * Does not belong here: anything that a production hub needs.
 */
@NullMarked
package dk.broen.hub.demo;

import org.jspecify.annotations.NullMarked;
