/**
 * A hub as a real process with its partners, for tests that kill it, take its resources away or read its files.
 * In: settings of the hub, invented people, messages.
 * Does not belong here: expectations about the hub.
 */
@NullMarked
package dk.broen.hub.staging;

import org.jspecify.annotations.NullMarked;
