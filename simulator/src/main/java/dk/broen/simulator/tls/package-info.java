/**
 * Certificates for the loopback address and its clients, for stand-ins that use TLS.
 * In: a directory for the key stores.
 * Does not belong here: certificates that live longer than a test.
 */
@NullMarked
package dk.broen.simulator.tls;

import org.jspecify.annotations.NullMarked;
