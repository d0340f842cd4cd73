/**
 * Tests of the SMS gateway with an HTTP client.
 * In: loopback sockets on free ports, made-up people.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.simulator.sms;

import org.jspecify.annotations.NullMarked;
