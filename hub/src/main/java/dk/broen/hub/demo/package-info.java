/**
 * What only the demo has: a clock that can be moved, the backlog that must be empty before it moves, and passwords made for the demo.
 * In: the profile {@code demo}. Out: nothing in any other profile.
 * Out of place here: anything that a hub in production needs.
 */
@NullMarked
package dk.broen.hub.demo;

import org.jspecify.annotations.NullMarked;
