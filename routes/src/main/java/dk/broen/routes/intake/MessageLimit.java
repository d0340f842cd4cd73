package dk.broen.routes.intake;

/**
 * How long a message of a hospital may be, by HTTP, by queue and in a folder.
 *
 * @param bytes the longest message, as it is in an envelope or without one
 * @param envelope the longest envelope
 */
public record MessageLimit(int bytes, int envelope) {
}
