/**
 * What engineers see of a running hub: health, metrics, who may log in where, and the line that says that the hub is ready.
 * In: the state of the other rooms, as numbers. Out: endpoints on the management port.
 * Out of place here: message content, citizens, and anything that changes a notice.
 */
@NullMarked
package dk.broen.hub.ops;

import org.jspecify.annotations.NullMarked;
