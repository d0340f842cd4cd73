/**
 * The steps of planning, one by one.
 * In: what a step is given. Out of place here: who is told (that is {@code cases}).
 */
@NullMarked
package dk.broen.routes.planning;

import org.jspecify.annotations.NullMarked;
