/**
 * Interpret, correlate, plan: one transaction per message, from the intake queue to rows in the outbox.
 * In: sealed arrivals. Out: journal, stay history, decisions, notices due. Out of place here: the rules themselves (domain) and sending
 * (dispatch).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
