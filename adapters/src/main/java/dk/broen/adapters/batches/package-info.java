/**
 * A Camel component that consumes a queue in batches, each in one JMS transaction.
 * In: the messages of a queue. Out: exchanges whose body is a list of the contents.
 * Does not belong here: what is done with a batch.
 */
@NullMarked
package dk.broen.adapters.batches;

import org.jspecify.annotations.NullMarked;
