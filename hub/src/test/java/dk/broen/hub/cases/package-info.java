/**
 * The cases of domain.md §9, read from the folders in {@code cases/} and played twice: through the planner, and through the running hub.
 * In: case folders and the shipped configuration.
 * Does not belong here: the expected results, which are in the case folders only.
 */
@NullMarked
package dk.broen.hub.cases;

import org.jspecify.annotations.NullMarked;
