package dk.broen.adapters.mllp;

/** Makes the negative acknowledgement of a message that is too long to be read. Called on the connection's event loop: must not block. */
@FunctionalInterface
public interface OversizeReply {

    /**
     * @param start the first bytes of the message, usually enough to hold the MSH segment
     * @return the acknowledgement without framing; empty when the sender asked for none
     */
    byte[] to(byte[] start);
}
