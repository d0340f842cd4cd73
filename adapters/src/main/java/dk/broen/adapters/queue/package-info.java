/**
 * The queues: the embedded Artemis broker or an external one, its addresses, its users, and the hub's connections to it.
 * In: settings and the addresses that the configuration names. Out: JMS connections.
 * Does not belong here: what a message says, and any decision.
 */
@NullMarked
package dk.broen.adapters.queue;

import org.jspecify.annotations.NullMarked;
