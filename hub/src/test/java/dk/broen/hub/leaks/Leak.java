package dk.broen.hub.leaks;

/**
 * A mark found where it must not stand; without the mark itself, for this is printed.
 *
 * @param what which mark
 * @param place a file, an address or another sink
 */
public record Leak(String what, String place) {}
