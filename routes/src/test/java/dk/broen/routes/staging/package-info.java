/** Shared parts of the tests of the routes: an embedded PostgreSQL with its tables, and a clock that a test moves. */
@NullMarked
package dk.broen.routes.staging;

import org.jspecify.annotations.NullMarked;
