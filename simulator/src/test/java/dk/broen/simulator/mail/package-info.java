/** The mail servers, spoken to by SMTP as Broen would. In: loopback sockets on free ports, made-up people. Out of place here: the hub. */
@NullMarked
package dk.broen.simulator.mail;

import org.jspecify.annotations.NullMarked;
