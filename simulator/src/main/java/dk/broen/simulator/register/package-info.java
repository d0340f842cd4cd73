/**
 * A municipality's consent register with an HTTP interface.
 * In: POST /consents/search with a bearer token.
 * Does not belong here: decisions about a consent; the register only returns what is stored.
 */
@NullMarked
package dk.broen.simulator.register;

import org.jspecify.annotations.NullMarked;
