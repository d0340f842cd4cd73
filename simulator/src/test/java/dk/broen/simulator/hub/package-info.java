/**
 * Tests of the hub process with a small program in place of the hub.
 * In: that program as a jar.
 * Does not belong here: the real hub.
 */
@NullMarked
package dk.broen.simulator.hub;

import org.jspecify.annotations.NullMarked;
