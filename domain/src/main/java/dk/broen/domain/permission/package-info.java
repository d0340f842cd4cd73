/**
 * May one recipient be told one event? The gate, the ladder of legal bases (hjemmel) that the gate asks in order, and the consent rule.
 * In: a {@code Question}. Out: a {@code Verdict} with the steps that led to it. Denied unless a basis covers the question.
 * Out of place here: who the recipients are (that is {@code routing}) and how they are reached (that is {@code notification}).
 */
@NullMarked
package dk.broen.domain.permission;

import org.jspecify.annotations.NullMarked;
