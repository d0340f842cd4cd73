package dk.broen.adapters.mllp;

/** The negative acknowledgement to a message that is too long to be read. Called on a connection's thread: must not wait for anything. */
@FunctionalInterface
public interface OversizeReply {

    /**
     * @param start the first bytes of the message, usually enough to hold MSH
     * @return the acknowledgement without framing; empty when none was asked for
     */
    byte[] to(byte[] start);
}
