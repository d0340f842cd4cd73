/**
 * Clients of consent registers outside the hub: one for each municipality that has its own register.
 * In: a citizen. Out: the consents of the citizen, or that the register is unavailable.
 * Does not belong here: whether a consent permits a notice (domain package {@code permission}).
 */
@NullMarked
package dk.broen.adapters.consent;

import org.jspecify.annotations.NullMarked;
