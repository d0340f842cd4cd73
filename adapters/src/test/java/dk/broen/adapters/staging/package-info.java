/** Shared parts of the store tests: an embedded PostgreSQL with its tables, a clock that a test moves, and synthetic events and plans. */
@NullMarked
package dk.broen.adapters.staging;

import org.jspecify.annotations.NullMarked;
