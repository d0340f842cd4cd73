/**
 * The command line of the simulator, and the command that sends files as a hospital does.
 * In: files and addresses.
 * Does not belong here: functions of the hub.
 */
@NullMarked
package dk.broen.simulator.cli;

import org.jspecify.annotations.NullMarked;
