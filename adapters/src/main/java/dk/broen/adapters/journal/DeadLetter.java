package dk.broen.adapters.journal;

import java.time.Instant;

/**
 * A message that could not be read, with the located reason.
 *
 * @param reference what people call it, drawn when it was received
 * @param source the sender's label in the configuration; {@code intake} for what was answered negatively, {@code planning} for what the hub
 *     itself failed on
 * @param code a stable refusal code
 * @param location where in the message, e.g. {@code PID-3}
 * @param message the reason in words, without the value that was found there
 */
public record DeadLetter(String reference, String source, Instant receivedAt, String code, String location, String message) {}
