/**
 * The VANSEnvelope 1.0.4 in which Danish health messages travel: unwrap and wrap, one message each (danish-standards.md §1.8).
 * In: bytes. Out: sender, receiver, format, name, version and bytes of the message, or a receipt.
 * Does not belong here: what the message says (packages {@code medcom} and others), and the transport.
 */
@NullMarked
package dk.broen.mappings.vans;

import org.jspecify.annotations.NullMarked;
