/**
 * Receive: frame, identify, store, acknowledge; nothing is understood here beyond what that takes.
 * In: messages from hospitals. Out: sealed arrivals on the intake queue, and the answer. Out of place here: interpreting and planning.
 */
@NullMarked
package dk.broen.routes.intake;

import org.jspecify.annotations.NullMarked;
