/**
 * Tests that kill or stop real processes at the worst moment: an acknowledged message is told, and seen once (design.md §4).
 * In: the hub as a process, and its database through JDBC.
 * Does not belong here: tests that need special code in the hub.
 */
@NullMarked
package dk.broen.hub.faults;

import org.jspecify.annotations.NullMarked;
