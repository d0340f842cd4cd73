/**
 * What engineers need of a running hub: health, metrics, the access rules of both HTTP ports, the ready line and {@code hub.json}.
 * In: settings and the state of broker and database. Out: endpoints on the management port, and logins.
 * Does not belong here: message content, citizens, and anything that changes a notice.
 */
@NullMarked
package dk.broen.hub.ops;

import org.jspecify.annotations.NullMarked;
