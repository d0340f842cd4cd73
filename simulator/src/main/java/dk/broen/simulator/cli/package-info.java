/**
 * The commands of the outside world: sending files as a hospital would.
 * In: files and addresses.
 * Out of place here: anything the hub itself does.
 */
@NullMarked
package dk.broen.simulator.cli;

import org.jspecify.annotations.NullMarked;
