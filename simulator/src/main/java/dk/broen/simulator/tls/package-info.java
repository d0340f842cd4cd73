/**
 * A certificate for the loopback address, for stand-ins that speak TLS.
 * In: a directory to write the key store to.
 * Out of place here: trust in anything but that one certificate.
 */
@NullMarked
package dk.broen.simulator.tls;

import org.jspecify.annotations.NullMarked;
