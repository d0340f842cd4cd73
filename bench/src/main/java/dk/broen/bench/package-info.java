/**
 * The command {@code ./broen bench}: its options (design.md §9).
 * In: numbers of connections, seconds, rows. Out: figures and ratios, also in bench/RESULTS.md.
 * Does not belong here: tests that assert a time, real citizens, classes that the hub uses.
 */
@NullMarked
package dk.broen.bench;

import org.jspecify.annotations.NullMarked;
