package dk.broen.routes.acknowledgement;

/** A message is not an answer to a notice. The text says what is wrong, without a value of the message. */
final class UnreadableAcknowledgementException extends RuntimeException {
    private final String place;

    /** @param place where, for example {@code line 3, column 14} */
    UnreadableAcknowledgementException(String place, String description) {
        super(description);
        this.place = place;
    }

    String place() {
        return place;
    }
}
