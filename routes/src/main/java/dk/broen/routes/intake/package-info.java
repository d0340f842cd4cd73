/**
 * The receive stage: a message is identified, stored and acknowledged.
 * In: messages from hospitals. Out: encrypted arrivals on the intake queue, and acknowledgements.
 * Does not belong here: interpretation and planning.
 */
@NullMarked
package dk.broen.routes.intake;

import org.jspecify.annotations.NullMarked;
