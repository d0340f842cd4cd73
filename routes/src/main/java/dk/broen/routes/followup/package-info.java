/**
 * What a human does with a work item: reads what it asks, and answers.
 * In: an answer of a named human. Out: facts, the closed work item and an occasion to look at the citizen, in one transaction.
 * Does not belong here: when work items are opened ({@code domain.planning}), and who may call ({@code hub.api}).
 */
@NullMarked
package dk.broen.routes.followup;

import org.jspecify.annotations.NullMarked;
