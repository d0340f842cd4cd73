/**
 * Hjemmel: the legal bases on which one recipient may be told one event, each a rule of its own, and the answer they give.
 * In: a {@code Question}. Out: a basis, or nothing. The ladder that asks them in order is {@code consent.Gate}.
 */
@NullMarked
package dk.broen.domain.basis;

import org.jspecify.annotations.NullMarked;
