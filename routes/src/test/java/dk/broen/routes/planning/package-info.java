/**
 * Tests of the steps of planning, one by one, without a running hub.
 * In: the input of one step.
 * Does not belong here: tests of who is told ({@code cases}).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
