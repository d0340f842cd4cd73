/**
 * The MLLP endpoint: hospitals' connections in, one message's bytes at a time to a Camel route, its answer's bytes back, in order.
 * Comes in: TCP bytes from a hospital, the route's answer. Goes out: the payload of a frame, undecoded, because only its MSH-18 tells the
 * charset.
 * May not come in: HL7 beyond the framing, storage, headers from the network. May not go out: an exception to the sender, content to a log.
 */
@NullMarked
package dk.broen.adapters.mllp;

import org.jspecify.annotations.NullMarked;
