/**
 * Tests of the case system with an embedded broker.
 * In: loopback sockets on free ports, made-up notices.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.municipality;

import org.jspecify.annotations.NullMarked;
