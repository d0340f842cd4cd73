/** The send command against small servers. In: loopback sockets on free ports, made-up people. Out of place here: the hub. */
@NullMarked
package dk.broen.simulator.cli;

import org.jspecify.annotations.NullMarked;
