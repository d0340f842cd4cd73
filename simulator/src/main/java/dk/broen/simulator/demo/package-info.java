/**
 * The demo: the hub and the world around it, a weekend of admissions and discharges, told as it happens and checked at the end.
 * In: a script and facts from {@code resources/demo}. Out: a table on standard output. Out of place here: anything the hub itself does.
 */
@NullMarked
package dk.broen.simulator.demo;

import org.jspecify.annotations.NullMarked;
