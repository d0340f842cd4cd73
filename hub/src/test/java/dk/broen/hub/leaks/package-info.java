/**
 * The search for citizens in what a hub leaves behind: logs, metrics, names, headers, raw files (design.md §7).
 * In: a data directory, what was received, marks that are nobody's. Out of place here: printing what was found, it is a citizen's.
 */
@NullMarked
package dk.broen.hub.leaks;

import org.jspecify.annotations.NullMarked;
