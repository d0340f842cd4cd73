/**
 * An SMSC that speaks SMPP 3.4 on a socket.
 * In: a bind and submit_sm. Out: delivery receipts by deliver_sm, when a test says so.
 * Does not belong here: sending SMS to real telephones.
 */
@NullMarked
package dk.broen.simulator.smsc;

import org.jspecify.annotations.NullMarked;
