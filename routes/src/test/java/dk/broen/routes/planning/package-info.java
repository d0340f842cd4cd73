/**
 * Tests of the routes of planning and of their steps, without a running hub.
 * In: the input of one route or step.
 * Does not belong here: tests of who is told ({@code cases}).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
