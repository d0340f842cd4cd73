/**
 * Receive: identify, store, acknowledge. Nothing is understood here beyond what that takes.
 * In: messages from hospitals. Out: encrypted arrivals on the intake queue, and the acknowledgement.
 * Out of place here: interpreting and planning.
 */
@NullMarked
package dk.broen.routes.intake;

import org.jspecify.annotations.NullMarked;
