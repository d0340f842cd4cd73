package dk.broen.routes.intake;

import java.nio.charset.StandardCharsets;

/** Replies of the ward of AUH, which were given on the day of the test. */
final class SomeReplies {
    private SomeReplies() {}

    static byte[] reply(String cpr, String reference, String answer) {
        return bytes(text("EPJ|AUH", cpr, reference, answer));
    }

    static String text(String sender, String cpr, String reference, String answer) {
        return String.join("\r", "MSH|^~\\&|" + sender + "|BROEN||20261121220500||ORU^R01^ORU_R01|R-1|P|2.5.1",
            "PID|1||" + cpr + "^^^CPR&1.2.208.176.1.2&ISO^NNDNK", "OBR|1|" + reference,
            "OBX|1|CE|CONSENT^Samtykke^99BROEN||" + answer + "||||||F|||20261121220000||MK7^Holm^Mette",
            "OBX|2|CE|RECIPIENT^Modtager^99BROEN||HOUSING_SUPPORT||||||F", "");
    }

    static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }
}
