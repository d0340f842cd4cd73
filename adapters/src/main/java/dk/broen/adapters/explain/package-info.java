/**
 * Explains why a unit was told or not, from what was stored at the decision.
 * In: a reference. Out: an {@code Explanation} without citizen data.
 * Does not belong here: new decisions, and any write.
 */
@NullMarked
package dk.broen.adapters.explain;

import org.jspecify.annotations.NullMarked;
