/**
 * Tests of the watch over the queues of units.
 * In: how queues stand.
 * Does not belong here: tests with a running broker.
 */
@NullMarked
package dk.broen.routes.unread;

import org.jspecify.annotations.NullMarked;
