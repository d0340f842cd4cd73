/** A hospital's clients, spoken to by a small hub. In: loopback sockets on free ports, made-up people. Out of place here: the hub. */
@NullMarked
package dk.broen.simulator.hospital;

import org.jspecify.annotations.NullMarked;
