/**
 * Notices: by which channel, when, and how much is said.
 * In: a permitted candidate. Out: deliveries.
 * Does not belong here: rendering and sending (modules {@code mappings} and {@code adapters}).
 */
@NullMarked
package dk.broen.domain.notification;

import org.jspecify.annotations.NullMarked;
