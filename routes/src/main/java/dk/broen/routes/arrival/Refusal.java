package dk.broen.routes.arrival;

import java.time.Instant;

/**
 * A message that was answered negatively, on its way to the dead-letter store.
 *
 * @param location where it is wrong, e.g. {@code PID-3}
 * @param message what is wrong; never a value from the message
 */
public record Refusal(String source, Instant receivedAt, String reference, String code, String location, String message, byte[] raw) {
    @Override
    public String toString() {
        return "Refusal[" + code + " " + location + " " + reference + "]";
    }
}
