/**
 * The ledger: who was told which matter, with what content, and what became of it.
 * In: the notices of a plan. Out: the domain's {@code Ledger}, and the last answers to wards.
 * Does not belong here: what counts as told (package {@code domain.notification}), and sending (package {@code outbox}).
 */
@NullMarked
package dk.broen.adapters.ledger;

import org.jspecify.annotations.NullMarked;
