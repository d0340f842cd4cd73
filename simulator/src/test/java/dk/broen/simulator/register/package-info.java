/**
 * Tests of the consent register with an HTTP client.
 * In: loopback sockets on free ports, made-up people.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.register;

import org.jspecify.annotations.NullMarked;
