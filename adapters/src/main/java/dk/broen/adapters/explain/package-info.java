/**
 * Why a unit was or was not told, read from what was stored when it was decided.
 * In: a reference. Out: an {@code Explanation} without citizen data. Read only.
 * Out of place here: deciding anything anew.
 */
@NullMarked
package dk.broen.adapters.explain;

import org.jspecify.annotations.NullMarked;
