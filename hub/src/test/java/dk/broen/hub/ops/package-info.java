/**
 * Tests of what engineers see: by HTTP and in a real browser.
 * In: a hub that runs as its own process.
 * Does not belong here: tests of what a notice says.
 */
@NullMarked
package dk.broen.hub.ops;

import org.jspecify.annotations.NullMarked;
