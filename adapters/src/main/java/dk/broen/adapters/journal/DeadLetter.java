package dk.broen.adapters.journal;

import java.time.Instant;

/**
 * A message that was not processed, with the reason and its location.
 *
 * @param reference the short reference for people, drawn when the message was received
 * @param source the id of the hospital; when the hospital is unknown, {@code intake} for a message that was refused when it arrived, or
 *     {@code planning} for a message on which the hub itself failed
 * @param code a stable code, see docs/MESSAGES.md
 * @param location the place in the message, e.g. {@code PID-3}
 * @param message the reason in words, without the value at that place
 */
public record DeadLetter(String reference, String source, Instant receivedAt, String code, String location, String message) {}
