/**
 * Whether one recipient may be told one event: the gate, and the legal bases (hjemmel) that the gate tries in order.
 * In: a {@code Question}. Out: a {@code Verdict} with the steps that led to it. The answer is no unless a basis covers the question.
 * Does not belong here: who the recipients are (package {@code routing}) and how they are reached (package {@code notification}).
 */
@NullMarked
package dk.broen.domain.permission;

import org.jspecify.annotations.NullMarked;
