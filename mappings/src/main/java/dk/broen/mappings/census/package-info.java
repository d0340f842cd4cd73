/**
 * Lists of the present inpatients (CSV or JSON), and the message into which each change of a list is written.
 * In: bytes of a list, or of such a message. Out: the list with its wrong rows; the interpretation of the message.
 * Does not belong here: where a list comes from, and what changed since the list before (domain package {@code census}).
 */
@NullMarked
package dk.broen.mappings.census;

import org.jspecify.annotations.NullMarked;
