/**
 * Microbenchmarks with JMH: what one step of planning costs the processor, without queue, database and network.
 * In: the shipped configuration and a synthetic citizen. Out: nanoseconds for each step, on the terminal.
 * Does not belong here: load on a running hub (package {@code bench}).
 */
@NullMarked
package dk.broen.bench.micro;

import org.jspecify.annotations.NullMarked;
