/**
 * What can be told about a citizen, with a key that stays the same whoever reports it and how often (domain.md §2).
 * In: what the fold of the hospitals' messages found. Out: matters that rules, gate and notices speak about.
 * Does not belong here: who is told (package {@code planning}), what a recipient may see (package {@code disclosure}).
 */
@NullMarked
package dk.broen.domain.matter;

import org.jspecify.annotations.NullMarked;
