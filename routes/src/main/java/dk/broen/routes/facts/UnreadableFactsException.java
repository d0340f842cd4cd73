package dk.broen.routes.facts;

/** A message is not a facts document. The text says what is wrong, without a value of the message. */
final class UnreadableFactsException extends RuntimeException {
    private final String place;

    /** @param place where, for example {@code line 3, column 14} */
    UnreadableFactsException(String place, String description) {
        super(description);
        this.place = place;
    }

    String place() {
        return place;
    }
}
