/**
 * Tests of the send command against small servers, of the launcher with stubs for Java and Maven, and of how the modules are built.
 * In: loopback sockets on free ports, made-up people, copies in temporary directories.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.cli;

import org.jspecify.annotations.NullMarked;
