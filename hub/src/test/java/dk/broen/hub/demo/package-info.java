/**
 * The demo as a user starts it.
 * In: the packaged jars.
 * Out of place here: what single rules decide, which case folders show.
 */
@NullMarked
package dk.broen.hub.demo;

import org.jspecify.annotations.NullMarked;
