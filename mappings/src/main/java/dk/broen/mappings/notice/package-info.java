/**
 * What recipients read: notification documents, texts of mail and SMS, and the answer to the ward, rendered from a decision.
 * In: domain types and the texts of {@code config/texts}.
 * Does not belong here: the decision whether, to whom or when a notice is sent.
 */
@NullMarked
package dk.broen.mappings.notice;

import org.jspecify.annotations.NullMarked;
