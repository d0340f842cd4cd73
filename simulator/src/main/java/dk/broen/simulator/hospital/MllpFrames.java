package dk.broen.simulator.hospital;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** MLLP release 1 framing: VT, message, FS, CR (danish-standards.md §11). */
public final class MllpFrames {
    private static final int VT = 0x0B;
    private static final int FS = 0x1C;
    private static final int CR = 0x0D;

    private MllpFrames() {
    }

    public static byte[] framed(byte[] message) {
        byte[] frame = new byte[message.length + 3];
        frame[0] = VT;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = FS;
        frame[message.length + 2] = CR;
        return frame;
    }

    /**
     * Reads the next frame and returns its message.
     *
     * @throws IOException when the bytes are not a frame, or the connection ends
     */
    public static byte[] next(InputStream in) throws IOException {
        expect(in, VT);
        ByteArrayOutputStream message = new ByteArrayOutputStream(512);
        for (int octet = octet(in); octet != FS; octet = octet(in)) {
            message.write(octet);
        }
        expect(in, CR);
        return message.toByteArray();
    }

    /** MSH-10, decoded as ISO-8859-1; empty when the message has no MSH-10. */
    static String controlId(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        if (text.length() < 4) {
            return "";
        }
        String[] fields = text.split("[\r\n]", 2)[0].split(Pattern.quote(text.substring(3, 4)), -1);
        return fields.length > 9 ? fields[9] : "";
    }

    private static void expect(InputStream in, int expected) throws IOException {
        int octet = octet(in);
        if (octet != expected) {
            throw new IOException("MLLP framing: expected 0x%02X, got 0x%02X".formatted(expected, octet));
        }
    }

    private static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the hub closed the connection");
        }
        return octet;
    }
}
