package dk.broen.mappings.notice;

import java.util.OptionalInt;

/** The GSM 7-bit default alphabet (3GPP TS 23.038 §6.2.1) and its extension table, whose letters take two septets. */
final class Gsm7 {
    /** Septets in an SMS that is not split. */
    static final int ONE_PART = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** Empty when a letter is in neither table: the whole SMS would then turn to two bytes a letter. */
    static OptionalInt septets(String text) {
        int septets = 0;
        for (char letter : text.toCharArray()) {
            if (BASIC.indexOf(letter) >= 0) {
                septets++;
            } else if (EXTENSION.indexOf(letter) >= 0) {
                septets += 2;
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(septets);
    }
}
