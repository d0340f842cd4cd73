/**
 * How the steps of a route share one database transaction, and what waits for its commit.
 * In: routes of any flow. Out: commit or rollback.
 * Does not belong here: what the steps do.
 */
@NullMarked
package dk.broen.routes.transaction;

import org.jspecify.annotations.NullMarked;
