/**
 * The API of the hub: facts about citizens, explanations of decisions, work items and dead letters.
 * In: requests of authenticated clients. Out: answers without citizen data, except the facts themselves.
 * Does not belong here: rules.
 */
@NullMarked
package dk.broen.hub.api;

import org.jspecify.annotations.NullMarked;
