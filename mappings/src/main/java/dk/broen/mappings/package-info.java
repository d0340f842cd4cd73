/**
 * The common result of all inbound wire formats: one interpretation for each message.
 * In: events of the domain.
 * Does not belong here: a single format (each has a package of its own), and who is told.
 */
@NullMarked
package dk.broen.mappings;

import org.jspecify.annotations.NullMarked;
