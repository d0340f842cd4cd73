/**
 * What receiving and planning share: a message on its way between them, the queues it waits on, and what happens when planning it fails.
 * In: messages as they came, and refusals. Out: the same, encrypted.
 * Out of place here: how a message is received (that is {@code intake}) and what follows from it (that is {@code planning}).
 */
@NullMarked
package dk.broen.routes.arrival;

import org.jspecify.annotations.NullMarked;
