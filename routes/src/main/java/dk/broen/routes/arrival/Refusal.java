package dk.broen.routes.arrival;

import java.time.Instant;

/**
 * A message that the hub refused, with the reason. It goes to the dead-letter store.
 *
 * @param source id of the sending hospital, or {@code intake} if the message names no configured hospital
 * @param location the field that is wrong, e.g. {@code PID-3}
 * @param message what is wrong; never contains a value from the received message
 */
public record Refusal(String source, Instant receivedAt, String reference, String code, String location, String message, byte[] raw) {
    @Override
    public String toString() {
        return "Refusal[" + code + " " + location + " " + reference + "]";
    }
}
