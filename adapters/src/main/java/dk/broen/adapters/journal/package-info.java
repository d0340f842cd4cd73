/**
 * What came in: one row per message, found by sender and message id, and the dead-letter store for messages that were not taken.
 * In: messages as bytes. Out: new, duplicate or conflict, and the reference that people use. Everything that names a citizen is encrypted.
 * Out of place here: what a message means (that is {@code mappings}).
 */
@NullMarked
package dk.broen.adapters.journal;

import org.jspecify.annotations.NullMarked;
