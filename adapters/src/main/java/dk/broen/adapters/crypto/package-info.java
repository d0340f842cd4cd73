/**
 * The keys of the hub: they seal citizen data before it reaches the broker or the database, and make the keyed hashes that find it.
 * In: plain bytes and identifiers. Out: sealed bytes and keyed hashes.
 * Does not belong here: SQL, messages, Spring; key material or plain data must not leave the package, not even in an exception.
 */
@NullMarked
package dk.broen.adapters.crypto;

import org.jspecify.annotations.NullMarked;
