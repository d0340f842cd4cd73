/**
 * The audit log: who read, answered or was refused what in the inbox.
 * In: what a person did. Out: rows that are never changed.
 * Does not belong here: what the hub itself does (occasions, plans, ledger), and whether a person may do it.
 */
@NullMarked
package dk.broen.adapters.audit;

import org.jspecify.annotations.NullMarked;
