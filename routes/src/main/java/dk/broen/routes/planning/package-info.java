/**
 * Interpret, correlate, plan: one transaction per message, from the intake queue to rows in the outbox.
 * In: encrypted arrivals. Out: journal, stay history, decisions, due notices.
 * Out of place here: the rules themselves (those are {@code domain}) and sending (that is {@code delivery}).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
