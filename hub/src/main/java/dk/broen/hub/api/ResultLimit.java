package dk.broen.hub.api;

/** How many of a list are answered at once. */
final class ResultLimit {
    private static final int MOST = 1000;

    private ResultLimit() {
    }

    /** @throws IllegalArgumentException when fewer than one is asked for; more than a thousand are never answered */
    static int of(int asked) {
        if (asked < 1) {
            throw new IllegalArgumentException("limit: is 1 to " + MOST);
        }
        return Math.min(asked, MOST);
    }
}
