/**
 * The queues: the embedded Artemis broker or an external one, its addresses, its users, and the hub's connections to it.
 * In: settings and the addresses that configuration names. Out of place here: what a message says, and every decision.
 */
@NullMarked
package dk.broen.adapters.queue;

import org.jspecify.annotations.NullMarked;
