/**
 * The demo: a hub and the world around it, a day and a weekend of admissions and discharges, told as it happens and compared at the end.
 * In: the hub's jar and its configuration.
 * Out of place here: rules of the hub: what is told is read from the hub, what was received from its partners.
 */
@NullMarked
package dk.broen.simulator.demo;

import org.jspecify.annotations.NullMarked;
