package dk.broen.hub.leaks;

/**
 * A mark that was found in a place where it is not allowed. The value of the mark is left out, because leaks are printed.
 *
 * @param what the name of the mark
 * @param place a file, a queue or another sink
 */
public record Leak(String what, String place) {}
