package dk.broen.routes.facts;

/** @param bytes the longest message that is read as a facts document */
public record FactsLimit(int bytes) {
}
