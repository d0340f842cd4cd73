/**
 * The hub as a child process, and a client for its HTTP ports.
 * In: a jar, a configuration directory, a data directory, environment variables.
 * Does not belong here: classes of the hub.
 */
@NullMarked
package dk.broen.simulator.hub;

import org.jspecify.annotations.NullMarked;
