/**
 * Notices: their kind, by which channel, when, and how much is said.
 * In: a unit that may be told, with the persons there, and an instant. Out: deliveries.
 * Does not belong here: rendering and sending (those are {@code mappings} and {@code adapters}).
 */
@NullMarked
package dk.broen.domain.notification;

import org.jspecify.annotations.NullMarked;
