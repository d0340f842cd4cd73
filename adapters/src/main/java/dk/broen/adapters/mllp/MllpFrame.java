package dk.broen.adapters.mllp;

/** One frame of a connection, as the decoder found it. */
sealed interface MllpFrame {

    /** The number of bytes that the frame holds in memory. */
    int length();

    /** A payload for the route, without the framing bytes. */
    record Payload(byte[] bytes) implements MllpFrame {
        @Override
        public int length() {
            return bytes.length;
        }
    }

    /**
     * A frame that is longer than allowed. The connection is not read after it.
     *
     * @param start the first bytes of the frame, usually enough to hold the MSH segment
     */
    record TooLong(byte[] start) implements MllpFrame {
        @Override
        public int length() {
            return start.length;
        }
    }
}
