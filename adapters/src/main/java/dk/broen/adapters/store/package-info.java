/**
 * What the hub remembers, in PostgreSQL: journal, stays, plans, outbox, due work, facts, and why each was decided.
 * Comes in: the domain's values. Goes out: the same, or an explanation without citizen data. Everything that names a citizen is sealed on
 * its way in.
 * May not come in: wire formats, Camel. May not go out: SQL, a decision, a CPR number in an exception.
 */
@NullMarked
package dk.broen.adapters.store;

import org.jspecify.annotations.NullMarked;
