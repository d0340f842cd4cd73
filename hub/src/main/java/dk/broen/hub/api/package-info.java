/**
 * The hub's API: facts about citizens in, and answers to the question why out.
 * In: authenticated clients, each for its own municipality. Out: no citizen data in any address or answer but the facts themselves.
 * Out of place here: rules.
 */
@NullMarked
package dk.broen.hub.api;

import org.jspecify.annotations.NullMarked;
