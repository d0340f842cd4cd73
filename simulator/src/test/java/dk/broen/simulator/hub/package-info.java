/** The hub as a process, played by a small program. In: that program in a jar of its own. Out of place here: the real hub. */
@NullMarked
package dk.broen.simulator.hub;

import org.jspecify.annotations.NullMarked;
