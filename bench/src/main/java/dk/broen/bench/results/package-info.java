/**
 * What was measured: values of each run, their medians, the aims, and the file {@code bench/RESULTS.md}.
 * In: values. Out: lines for people.
 * Does not belong here: how something is measured.
 */
@NullMarked
package dk.broen.bench.results;

import org.jspecify.annotations.NullMarked;
