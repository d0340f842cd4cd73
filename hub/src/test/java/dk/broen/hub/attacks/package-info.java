/**
 * What one municipality tries with the citizens of another one.
 * In: a running hub, and the list of attempts.
 * Does not belong here: what a municipality may do with its own citizens (package {@code api}).
 */
@NullMarked
package dk.broen.hub.attacks;

import org.jspecify.annotations.NullMarked;
