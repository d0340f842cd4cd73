/**
 * A municipality's consent register, asked over HTTP.
 * In: POST /consents/search with a bearer token.
 * Out of place here: judging a consent: the register only tells what it holds.
 */
@NullMarked
package dk.broen.simulator.register;

import org.jspecify.annotations.NullMarked;
