/**
 * What the hub is compared with on the same machine: plain Camel with the broker of the hub, synced sends alone, and reading alone.
 * In: a load. Out: figures.
 * Does not belong here: the hub.
 */
@NullMarked
package dk.broen.bench.baseline;

import org.jspecify.annotations.NullMarked;
