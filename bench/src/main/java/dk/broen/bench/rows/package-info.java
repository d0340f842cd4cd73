/**
 * The rows of the table of results: one class for each question, and the order in which they are measured.
 * In: the options of the command. Out: values for {@code results}.
 * Does not belong here: starting processes, sending, formatting.
 */
@NullMarked
package dk.broen.bench.rows;

import org.jspecify.annotations.NullMarked;
