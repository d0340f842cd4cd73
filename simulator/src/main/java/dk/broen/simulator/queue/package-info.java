/**
 * A partner's connection to the broker of the hub, by which it sends messages and reads the answers.
 * In: addresses and messages. Out: correlation ids and answers.
 * Does not belong here: which partner it is, and what its messages say.
 */
@NullMarked
package dk.broen.simulator.queue;

import org.jspecify.annotations.NullMarked;
