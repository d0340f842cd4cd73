/**
 * Tests of receipts with a running hub: delivery reports of SMS gateways, receipts by SMPP, and queues that nobody reads.
 * In: a hub, and stand-ins that speak the real protocols.
 * Does not belong here: mail that comes back ({@code hub.mail}).
 */
@NullMarked
package dk.broen.hub.receipts;

import org.jspecify.annotations.NullMarked;
