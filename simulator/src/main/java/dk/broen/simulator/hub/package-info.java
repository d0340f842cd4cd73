/**
 * The running hub as a child process, and the way in by HTTP that its operators have.
 * In: a jar, a configuration directory, a data directory, environment.
 * Out of place here: what the hub is made of; it may be killed at any moment.
 */
@NullMarked
package dk.broen.simulator.hub;

import org.jspecify.annotations.NullMarked;
