/**
 * The VANSEnvelope 1.0.4 in which Danish health messages travel (danish-standards.md §1.8): opened, and written as the reply to one.
 * In: bytes of an envelope, or an answer to wrap. Out: one message or receipt with what the envelope says of it; bytes of the reply.
 * Does not belong here: what the message says (packages {@code medcom} and {@code xdis}), and the transport.
 */
@NullMarked
package dk.broen.mappings.vans;

import org.jspecify.annotations.NullMarked;
