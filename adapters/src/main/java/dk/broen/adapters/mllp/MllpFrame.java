package dk.broen.adapters.mllp;

/** What the decoder found on a connection, in the order of the bytes. */
sealed interface MllpFrame {

    /** How many bytes of memory it holds. */
    int length();

    /** A payload for the route, without its framing bytes. */
    record Payload(byte[] bytes) implements MllpFrame {
        @Override
        public int length() {
            return bytes.length;
        }
    }

    /**
     * A frame longer than allowed; nothing after it is read.
     *
     * @param start its first bytes, enough to hold MSH
     */
    record TooLong(byte[] start) implements MllpFrame {
        @Override
        public int length() {
            return start.length;
        }
    }
}
