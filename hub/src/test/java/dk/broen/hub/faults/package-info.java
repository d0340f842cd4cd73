/**
 * Real processes killed and stopped at the worst moment: what was acknowledged is told, and seen once (design.md §4).
 * In: the hub as a process, its database through JDBC. Out of place here: anything that needs a change of the hub to be tested.
 */
@NullMarked
package dk.broen.hub.faults;

import org.jspecify.annotations.NullMarked;
