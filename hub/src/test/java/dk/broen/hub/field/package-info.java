/**
 * Messages from the field that a hub once got wrong, sent to the real hub.
 * In: the messages of the folder {@code shared/field}, and what must come of each.
 * Does not belong here: rules of one field of a message; they are tested where it is read.
 */
@NullMarked
package dk.broen.hub.field;

import org.jspecify.annotations.NullMarked;
