/** Tests of the store against a real PostgreSQL, started once for all of them; each test has citizens of its own. */
@NullMarked
package dk.broen.adapters.store;

import org.jspecify.annotations.NullMarked;
