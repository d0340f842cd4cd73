/**
 * A certificate for the loopback address, for stand-ins that use TLS.
 * In: a directory for the key store.
 * Does not belong here: trust in other certificates.
 */
@NullMarked
package dk.broen.simulator.tls;

import org.jspecify.annotations.NullMarked;
