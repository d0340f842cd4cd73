/**
 * Shared parts of the tests of the routes: a program with all routes, advised with Camel's test kit; an embedded PostgreSQL with its tables;
 * a clock that a test moves; messages of hospitals.
 * In: tests of any package. Out: routes that a test starts, lets fail and looks into.
 * Does not belong here: what one package alone needs.
 */
@NullMarked
package dk.broen.routes.staging;

import org.jspecify.annotations.NullMarked;
