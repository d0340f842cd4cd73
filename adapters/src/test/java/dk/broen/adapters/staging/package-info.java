/** What the tests of the store share: an embedded PostgreSQL with its tables, a clock that a test moves, and rows to begin with. */
@NullMarked
package dk.broen.adapters.staging;

import org.jspecify.annotations.NullMarked;
