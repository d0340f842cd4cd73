/**
 * The database: the embedded PostgreSQL server or an external one, its connections and transactions, and what all table groups share.
 * In: settings and keys. Out: a {@code Database}, encrypted columns, keyed hashes.
 * Out of place here: the tables themselves (each group has its own room) and any rule.
 */
@NullMarked
package dk.broen.adapters.postgres;

import org.jspecify.annotations.NullMarked;
