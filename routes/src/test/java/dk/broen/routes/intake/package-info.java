/**
 * How notices leave, without a hub around it.
 * In: the routes and beans of intake, one by one. Out of place here: who is told, and what.
 */
@NullMarked
package dk.broen.routes.intake;

import org.jspecify.annotations.NullMarked;
