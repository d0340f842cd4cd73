/**
 * The cases of domain.md §9, read from the folders in {@code cases/} and played twice: through the planner, and through the running hub.
 * In: case folders, the shipped configuration. Out of place here: what should come out; that stands in the folders alone.
 */
@NullMarked
package dk.broen.hub.cases;

import org.jspecify.annotations.NullMarked;
