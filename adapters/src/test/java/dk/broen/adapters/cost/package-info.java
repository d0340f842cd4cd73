/** Tests that the work for a message does not grow with the number of stored rows (design.md §4.8). */
@NullMarked
package dk.broen.adapters.cost;

import org.jspecify.annotations.NullMarked;
