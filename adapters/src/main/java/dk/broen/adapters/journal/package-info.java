/**
 * The received messages: the journal, one row for each accepted message, found by sender and message id; and the dead letters.
 * In: messages as bytes. Out: new, duplicate or conflict, and the reference for people; everything that names a citizen is sealed.
 * Does not belong here: what a message means (module {@code mappings}).
 */
@NullMarked
package dk.broen.adapters.journal;

import org.jspecify.annotations.NullMarked;
