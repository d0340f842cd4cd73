/**
 * Plays random lives against the heart, and judges what was read by what truly happened (design.md §3, reference/heart-model.py).
 * In: the public stages of package {@code planning}. Out: violations with the shortest script that shows them.
 * Does not belong here: the hub's own fold; the judgement must not rest on it.
 */
@NullMarked
package dk.broen.domain.lives;

import org.jspecify.annotations.NullMarked;
