package dk.broen.routes.intake;

/** @param bytes the longest message of a hospital that is taken from a queue */
public record MessageLimit(int bytes) {
}
