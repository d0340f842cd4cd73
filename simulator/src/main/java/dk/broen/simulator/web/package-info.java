/**
 * A small JSON server behind the HTTP stand-ins.
 * In: requests with a bearer token.
 * Out of place here: what a partner answers.
 */
@NullMarked
package dk.broen.simulator.web;

import org.jspecify.annotations.NullMarked;
