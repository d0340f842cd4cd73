/**
 * The interpret and plan stages: one transaction per message, from the intake queue to rows in the outbox.
 * In: encrypted arrivals. Out: journal, stay history, decisions, due notices.
 * Does not belong here: the rules themselves ({@code domain}) and sending ({@code delivery}).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
