package dk.broen.hub.api;

/** Limits the number of results in one answer. */
final class ResultLimit {
    private static final int LARGEST = 1000;

    private ResultLimit() {
    }

    /**
     * The number of results to return: as requested, but at most 1000.
     *
     * @throws IllegalArgumentException when fewer than one result is requested
     */
    static int of(int requested) {
        if (requested < 1) {
            throw new IllegalArgumentException("limit: must be at least 1; at most " + LARGEST + " results are returned");
        }
        return Math.min(requested, LARGEST);
    }
}
