/**
 * A municipality's consent register, in the form of the hub or as a FHIR R4 server, and the server that gives tokens for it.
 * In: searches over HTTP, with a bearer token or a client certificate.
 * Does not belong here: decisions about a consent; the register only returns what is stored.
 */
@NullMarked
package dk.broen.simulator.register;

import org.jspecify.annotations.NullMarked;
