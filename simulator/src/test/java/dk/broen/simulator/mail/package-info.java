/**
 * Tests of the mail servers with an SMTP client.
 * In: loopback sockets on free ports, made-up people.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.mail;

import org.jspecify.annotations.NullMarked;
