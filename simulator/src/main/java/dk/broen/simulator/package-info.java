/**
 * The outside world of Broen, one stand-in per partner, each speaking its real protocol over a real socket (style.md §6).
 * In: loopback addresses, clocks and made-up people.
 * Out of place here: any class of the hub: the two meet on the wire only.
 */
@NullMarked
package dk.broen.simulator;

import org.jspecify.annotations.NullMarked;
