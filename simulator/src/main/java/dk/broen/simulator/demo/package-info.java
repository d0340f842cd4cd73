/**
 * The demo: runs a hub with stand-ins for its partners through a Friday and a weekend, prints the decisions, and compares them with what
 * the stand-ins received.
 * In: the hub's jar and its configuration.
 * Does not belong here: rules of the hub; the demo reads decisions from the hub and notices from the stand-ins.
 */
@NullMarked
package dk.broen.simulator.demo;

import org.jspecify.annotations.NullMarked;
