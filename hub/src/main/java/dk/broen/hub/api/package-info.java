/**
 * The API of the hub: it takes facts about citizens and explains decisions.
 * In: requests of authenticated clients, each for its own municipality. Out: answers without citizen data, except the facts themselves.
 * Does not belong here: rules.
 */
@NullMarked
package dk.broen.hub.api;

import org.jspecify.annotations.NullMarked;
