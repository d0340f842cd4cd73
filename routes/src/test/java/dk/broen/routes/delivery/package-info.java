/**
 * Tests of the delivery routes and their beans, without a running hub.
 * In: one route or bean for each test.
 * Does not belong here: tests of who is told, and of what a notice says.
 */
@NullMarked
package dk.broen.routes.delivery;

import org.jspecify.annotations.NullMarked;
