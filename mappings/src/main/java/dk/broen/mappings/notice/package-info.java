/**
 * What recipients read: notification documents, texts of mail and SMS, the answer to the ward, and the last check of a pointer.
 * In: the facts of a notice, the texts of {@code config/texts}, and how much of the place a function may see. Out: JSON or text.
 * Does not belong here: deciding who is told, and sending.
 */
@NullMarked
package dk.broen.mappings.notice;

import org.jspecify.annotations.NullMarked;
