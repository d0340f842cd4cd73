/**
 * What engineers see of a running hub: health, who may log in where, the ready line, and in the demo its clock and its quietness.
 * In: the state of the other rooms, as numbers. Out of place here: message content, citizens, and anything that changes a notice.
 */
@NullMarked
package dk.broen.routes.ops;

import org.jspecify.annotations.NullMarked;
