/**
 * What is said: notification documents, mail and SMS texts, and the ward's answer, rendered from a decision.
 * In: domain types and the texts of {@code config/texts}. Out of place here: deciding whether, to whom or when anything is said.
 */
@NullMarked
package dk.broen.mappings.notice;

import org.jspecify.annotations.NullMarked;
