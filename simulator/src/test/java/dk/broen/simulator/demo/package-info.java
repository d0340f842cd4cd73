/**
 * Tests of the demo without a hub.
 * In: the demo's own files.
 * Does not belong here: a running hub; DemoIT in the module hub tests the demo with a hub.
 */
@NullMarked
package dk.broen.simulator.demo;

import org.jspecify.annotations.NullMarked;
