/**
 * Tests of a hospital's clients against a small MLLP or HTTP server.
 * In: loopback sockets on free ports, made-up people.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.hospital;

import org.jspecify.annotations.NullMarked;
