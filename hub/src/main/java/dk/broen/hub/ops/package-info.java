/**
 * The operation of a running hub: health, metrics, logins, and the line that says that the hub is ready.
 * In: the state of the other packages, as numbers. Out: endpoints on the management port.
 * Does not belong here: message content, citizen data, and anything that changes a notice.
 */
@NullMarked
package dk.broen.hub.ops;

import org.jspecify.annotations.NullMarked;
