/**
 * HL7 v2 as hospitals send it: the envelope that intake needs, the interpretation of ADT messages, and the acknowledgements.
 * In: the bytes of one frame, a clock, the decision of the caller. Out: header, identifiers, events, acknowledgement bytes.
 * Does not belong here: Camel, sockets, storage, and a citizen's value in an error text, an exception or a {@code toString}.
 */
@NullMarked
package dk.broen.mappings.hl7v2;

import org.jspecify.annotations.NullMarked;
