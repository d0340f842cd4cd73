/**
 * What recipients read: notification documents, texts of mail and SMS, the answer to the ward, and the last check of a pointer.
 * In: the content of a notice with the names that people read, and the texts of {@code config/texts}. Out: JSON or text.
 * Does not belong here: deciding who is told and what a recipient may see, and sending.
 */
@NullMarked
package dk.broen.mappings.notice;

import org.jspecify.annotations.NullMarked;
