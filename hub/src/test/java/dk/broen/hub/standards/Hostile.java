package dk.broen.hub.standards;

import java.util.Map;

/**
 * Bytes of somebody who means harm, or whose interface is broken.
 *
 * @param kind what is wrong with them
 * @param headers of the request, if it has headers
 */
record Hostile(String kind, Harm harm, byte[] bytes, Map<String, String> headers) {
    /** What may become of hostile bytes. */
    enum Harm {
        /** A negative answer. */
        REFUSED,
        /** What is wrong concerns nothing that the hub reads, or cannot be seen: accepted and stored, or refused. */
        ACCEPTED_OR_REFUSED,
        /** The bytes are no message: refused, or the connection is closed without an answer. */
        REFUSED_OR_CLOSED
    }

    Hostile(String kind, Harm harm, byte[] bytes) {
        this(kind, harm, bytes, Map.of());
    }

    @Override
    public String toString() {
        return kind + ", " + bytes.length + " bytes";
    }
}
