/** The case system, fetching from a small broker. In: loopback sockets on free ports, made-up notices. Out of place here: the hub. */
@NullMarked
package dk.broen.simulator.municipality;

import org.jspecify.annotations.NullMarked;
