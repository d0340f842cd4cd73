/**
 * The hub as a real process with its partners around it, for tests that kill it, starve it or read what it left on disk.
 * In: settings of the hub, people, messages. Out of place here: what is expected of the hub.
 */
@NullMarked
package dk.broen.hub.staging;

import org.jspecify.annotations.NullMarked;
