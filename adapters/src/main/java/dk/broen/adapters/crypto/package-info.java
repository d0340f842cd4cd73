/**
 * The hub's keys: what seals citizen data before it reaches the broker or the database, and what makes the keyed hashes it is found by.
 * Comes in: plain bytes and identifiers. Goes out: sealed bytes and keyed hashes.
 * May not come in: SQL, messages, Spring. May not go out: key material, or plain data in an exception.
 */
@NullMarked
package dk.broen.adapters.crypto;

import org.jspecify.annotations.NullMarked;
