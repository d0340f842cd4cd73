/**
 * What intake and planning share: the message between them, the queues on which it waits, and the error handling of both consumers.
 * In: received messages and refusals. Out: the same, encrypted.
 * Does not belong here: how a message is received ({@code intake}) and what is decided from it ({@code planning}).
 */
@NullMarked
package dk.broen.routes.arrival;

import org.jspecify.annotations.NullMarked;
