/**
 * The demo without a hub.
 * In: the demo's own files.
 * Out of place here: a running hub; that is DemoIT of the module hub.
 */
@NullMarked
package dk.broen.simulator.demo;

import org.jspecify.annotations.NullMarked;
