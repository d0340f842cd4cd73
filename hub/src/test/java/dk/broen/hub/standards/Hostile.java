package dk.broen.hub.standards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

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

    static byte[] compressed(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return kind + ", " + bytes.length + " bytes";
    }
}
