package dk.broen.mappings.notice;

import java.util.OptionalInt;

/** The GSM 7-bit default alphabet (3GPP TS 23.038 §6.2.1) and its extension table. A character of the extension table takes two septets. */
final class Gsm7 {
    /** The septets of an SMS that is not split. */
    static final int ONE_PART = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

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
