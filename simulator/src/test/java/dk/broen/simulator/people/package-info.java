/** Made-up people. In: loopback sockets on free ports, made-up people. Out of place here: the hub. */
@NullMarked
package dk.broen.simulator.people;

import org.jspecify.annotations.NullMarked;
