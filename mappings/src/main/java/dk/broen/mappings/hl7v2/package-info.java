/**
 * HL7 v2 as the hospitals send it: what receive needs to identify, answer and order a message, and the answers themselves.
 * Comes in: raw bytes of one frame, a clock, what the caller decided. Goes out: header, identifiers, acknowledgement bytes.
 * May not come in: Camel, sockets, storage. May not go out: a citizen's value in a message, an exception or a toString.
 */
@NullMarked
package dk.broen.mappings.hl7v2;

import org.jspecify.annotations.NullMarked;
