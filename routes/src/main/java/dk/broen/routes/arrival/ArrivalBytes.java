package dk.broen.routes.arrival;

import dk.broen.adapters.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes arrivals and refusals as bytes and reads them again: a format number, then each field with its length. The message itself stays as
 * it was received.
 */
final class ArrivalBytes {
    private static final int FORMAT = 1;
    private static final int HEADER_BYTES = 256;

    private ArrivalBytes() {}

    static byte[] of(Arrival arrival) {
        return written(arrival.raw().length, out -> {
            write(out, arrival.kind().name());
            write(out, arrival.source());
            write(out, arrival.feed());
            write(out, arrival.controlId());
            write(out, arrival.charset());
            write(out, arrival.receivedAt());
            write(out, arrival.reference());
            write(out, arrival.group());
            write(out, arrival.raw());
        });
    }

    /** @throws IllegalStateException when these are not the bytes of an arrival; the text quotes none of them */
    static Arrival arrival(byte[] bytes) {
        return read(bytes, "an arrival", in -> new Arrival(JournalEntry.Kind.valueOf(text(in)), text(in), text(in), text(in), text(in),
            instant(in), text(in), text(in), bytes(in)));
    }

    static byte[] of(Refusal refusal) {
        return written(refusal.raw().length, out -> {
            write(out, refusal.source());
            write(out, refusal.receivedAt());
            write(out, refusal.reference());
            write(out, refusal.code());
            write(out, refusal.location());
            write(out, refusal.message());
            write(out, refusal.raw());
        });
    }

    /** @throws IllegalStateException when these are not the bytes of a refusal; the text quotes none of them */
    static Refusal refusal(byte[] bytes) {
        return read(bytes, "a refusal",
            in -> new Refusal(text(in), instant(in), text(in), text(in), text(in), text(in), bytes(in)));
    }

    private static byte[] written(int length, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + HEADER_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            fields.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, String what, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IllegalStateException(
                    "The decrypted bytes are not " + what + " of format " + FORMAT + " but of format " + format);
            }
            return reader.read(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            // not the cause: its message can quote the bytes
            throw new IllegalStateException("The decrypted bytes are not " + what + ": " + unreadable.getClass().getSimpleName());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a field is longer than the rest of the bytes");
        }
        return in.readNBytes(length);
    }

    @FunctionalInterface
    private interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }
}
