package dk.broen.mappings.notice;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;

/** The GSM 7-bit default alphabet (3GPP TS 23.038 §6.2.1) and its extension table. A character of the extension table takes two septets. */
public final class Gsm7 {
    /** The septets of an SMS that is not split. */
    static final int ONE_PART = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** The codes of the characters of the extension table, in their order; each follows the escape code. */
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final int ESCAPE = 0x1B;

    private Gsm7() {}

    /**
     * A text as an SMSC takes it: each septet in a byte of its own.
     *
     * @throws IllegalArgumentException if a character is in neither table
     */
    public static byte[] encoded(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream();
        for (char character : text.toCharArray()) {
            int basic = BASIC.indexOf(character);
            int extended = EXTENSION.indexOf(character);
            if (basic >= 0) {
                septets.write(basic < ESCAPE ? basic : basic + 1);
            } else if (extended >= 0) {
                septets.write(ESCAPE);
                septets.write(EXTENSION_CODES[extended]);
            } else {
                throw new IllegalArgumentException("a character is not in the GSM 7-bit alphabet");
            }
        }
        return septets.toByteArray();
    }

    /** The septets of a text; empty if a character is in neither table. The whole SMS would then need two bytes for each character. */
    static OptionalInt septets(String text) {
        int septets = 0;
        for (char character : text.toCharArray()) {
            if (BASIC.indexOf(character) >= 0) {
                septets++;
            } else if (EXTENSION.indexOf(character) >= 0) {
                septets += 2;
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(septets);
    }
}
