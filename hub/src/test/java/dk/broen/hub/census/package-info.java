/**
 * Tests of lists of inpatients with a running hub: a real folder and a real HTTP server.
 * In: made-up citizens.
 * Does not belong here: what is told of an event; the cases say it.
 */
@NullMarked
package dk.broen.hub.census;

import org.jspecify.annotations.NullMarked;
