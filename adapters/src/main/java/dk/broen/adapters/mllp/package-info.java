/**
 * The MLLP endpoint: it accepts the connections of hospitals, gives one message at a time to a Camel route, and sends the answers in order.
 * In: TCP bytes from a hospital, and the answer of the route. Out: the payload of a frame as bytes, because MSH-18 names its charset.
 * Does not belong here: HL7 beyond the framing, and storage; no exception may reach the sender, and no content of a message a log.
 */
@NullMarked
package dk.broen.adapters.mllp;

import org.jspecify.annotations.NullMarked;
