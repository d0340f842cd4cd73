/**
 * The web inbox: people of units, wards and municipalities log in, read what they may, and answer.
 * In: logins and forms. Out: pages. Every citizen who is shown and every refusal stands in the audit log.
 * Does not belong here: what a notice says (package {@code domain.disclosure}) and what follows from an answer (package {@code routes.followup}).
 */
@NullMarked
package dk.broen.hub.inbox;

import org.jspecify.annotations.NullMarked;
