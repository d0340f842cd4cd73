/**
 * Notices: by which channel, when, and how much is said.
 * In: a permitted candidate. Out: deliveries.
 * Out of place here: rendering and sending (those are {@code mappings} and {@code adapters}).
 */
@NullMarked
package dk.broen.domain.notification;

import org.jspecify.annotations.NullMarked;
