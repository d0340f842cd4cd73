/**
 * Consent registers outside the hub, one per municipality that has its own.
 * In: a citizen. Out: the consents, or that they cannot be read. Out of place here: whether a consent permits (that is the domain's {@code
 * permission}).
 */
@NullMarked
package dk.broen.adapters.consent;

import org.jspecify.annotations.NullMarked;
