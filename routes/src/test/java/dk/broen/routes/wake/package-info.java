/**
 * Tests of the route that wakes the delivery.
 * In: ticks of the clock.
 * Does not belong here: tests of what is due.
 */
@NullMarked
package dk.broen.routes.wake;

import org.jspecify.annotations.NullMarked;
