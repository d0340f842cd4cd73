/**
 * How notices leave, without a hub around it.
 * In: the routes and beans of delivery, one by one. Out of place here: who is told, and what.
 */
@NullMarked
package dk.broen.routes.delivery;

import org.jspecify.annotations.NullMarked;
