/**
 * The outside world of Broen: one stand-in for each partner, each with its real protocol over a real socket (design.md §2).
 * In: loopback addresses, clocks and made-up people.
 * Does not belong here: classes of the hub; simulator and hub communicate over sockets only.
 */
@NullMarked
package dk.broen.simulator;

import org.jspecify.annotations.NullMarked;
