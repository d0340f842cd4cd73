/** The stand-in, spoken to as Broen would; comes in: synthetic values. Leaves nothing running; may not reach beyond loopback. */
@NullMarked
package dk.broen.simulator.mail;

import org.jspecify.annotations.NullMarked;
