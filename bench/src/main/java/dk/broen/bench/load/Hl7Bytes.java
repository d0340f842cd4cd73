package dk.broen.bench.load;

import java.nio.charset.StandardCharsets;

/** Reads MSH-10 of a message with field separator {@code |}, and writes a minimal acknowledgement. */
public final class Hl7Bytes {
    private static final int BARS_BEFORE_CONTROL_ID = 9;

    private Hl7Bytes() {
    }

    static String controlId(byte[] message) {
        int start = after(message, 0, BARS_BEFORE_CONTROL_ID);
        int end = after(message, start, 1) - 1;
        return new String(message, start, end - start, StandardCharsets.ISO_8859_1);
    }

    public static byte[] accepted(byte[] message) {
        return ("MSH|^~\\&|BROEN|BROEN|EPJ|AUH|20261123100000||ACK^A01^ACK|1|P|2.5.1\rMSA|AA|" + controlId(message) + "\r")
            .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int after(byte[] message, int from, int bars) {
        int seen = 0;
        for (int i = from; i < message.length; i++) {
            if (message[i] == '|' && ++seen == bars) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("the message has no MSH-10");
    }
}
