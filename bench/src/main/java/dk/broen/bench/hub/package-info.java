/**
 * The hub under load: starting it with all its partners, warming it, holding it, and looking at its processes from outside.
 * In: the jar and configuration of the checkout, settings, citizens. Out: a pipe that can be measured.
 * Does not belong here: what is measured (package {@code rows}).
 */
@NullMarked
package dk.broen.bench.hub;

import org.jspecify.annotations.NullMarked;
