/**
 * A small JSON server that the HTTP stand-ins use.
 * In: requests with a bearer token.
 * Does not belong here: what a stand-in answers.
 */
@NullMarked
package dk.broen.simulator.web;

import org.jspecify.annotations.NullMarked;
