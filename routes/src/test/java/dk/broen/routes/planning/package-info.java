/**
 * The steps of planning, one by one or in a running hub.
 * In: what a step is given. Out of place here: who is told (that is {@code cases}).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
