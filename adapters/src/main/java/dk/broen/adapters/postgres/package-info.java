/**
 * The database: the embedded PostgreSQL server or an external one, its connections and transactions, and what all table groups share.
 * In: settings and keys. Out: a {@code Database}, sealed columns, keyed hashes.
 * Does not belong here: the tables themselves (each group has its own package) and any rule.
 */
@NullMarked
package dk.broen.adapters.postgres;

import org.jspecify.annotations.NullMarked;
