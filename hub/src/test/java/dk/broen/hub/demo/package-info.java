/**
 * Tests of the demo as a user starts it.
 * In: the packaged jars.
 * Does not belong here: tests of single rules, which are in the case folders.
 */
@NullMarked
package dk.broen.hub.demo;

import org.jspecify.annotations.NullMarked;
