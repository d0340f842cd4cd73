/**
 * Answers to notices that municipalities send by queue.
 * In: one answer a message, on the address of the municipality. Out: the recorded answer, and its outcome on the queue of the municipality.
 * Does not belong here: what follows from an answer (package {@code followup}).
 */
@NullMarked
package dk.broen.routes.acknowledgement;

import org.jspecify.annotations.NullMarked;
