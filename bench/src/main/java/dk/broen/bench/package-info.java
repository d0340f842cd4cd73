/**
 * Load on the hub and on what it is made of, measured side by side (engineering.md §9).
 * In: numbers of connections, seconds, the hub's own jar and configuration. Out: figures and ratios, in bench/RESULTS.md too.
 * Out of place here: judging a figure (no test asserts a time), real citizens, anything that the hub itself needs.
 */
@NullMarked
package dk.broen.bench;

import org.jspecify.annotations.NullMarked;
