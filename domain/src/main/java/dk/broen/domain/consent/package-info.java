/**
 * The gate: may this recipient be told this event? Denied unless a basis says yes. The consent rule itself is {@code ConsentGiven}.
 * In: a {@code Question}. Out: a {@code Verdict} with its steps. Out of place here: who the recipients are, and how they are reached.
 */
@NullMarked
package dk.broen.domain.consent;

import org.jspecify.annotations.NullMarked;
