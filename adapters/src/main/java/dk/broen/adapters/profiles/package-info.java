/**
 * MedCom's profiles beside a running hub: a message is judged by few threads and within a time.
 * In: the bytes of a message. Out: whether it conforms, what it violates, or that nobody could tell.
 * Does not belong here: how a message is judged, and what the sender is answered.
 */
@NullMarked
package dk.broen.adapters.profiles;

import org.jspecify.annotations.NullMarked;
