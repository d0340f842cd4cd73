/**
 * The search for citizen data in what a hub leaves behind: logs, metrics, names, headers, raw files (design.md §7).
 * In: a data directory, received messages, and marks of invented citizens.
 * Does not belong here: printing the found values.
 */
@NullMarked
package dk.broen.hub.leaks;

import org.jspecify.annotations.NullMarked;
