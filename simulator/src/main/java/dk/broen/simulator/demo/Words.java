package dk.broen.simulator.demo;

import java.util.Locale;

/** The hub's codes in plain English; a code that is new here is shown as it is. */
final class Words {

    private Words() {
    }

    static String ofReason(String code) {
        return switch (code) {
            case "NO_BASIS" -> "no legal basis";
            case "CONSENT_MISSING" -> "no consent names it";
            case "CONSENT_REFUSED" -> "the citizen said no";
            case "CONSENT_WITHDRAWN" -> "the consent was withdrawn";
            case "CONSENT_EXPIRED" -> "the consent does not hold that day";
            case "CONSENT_OTHER_EVENTS" -> "the consent is for other events";
            case "CONSENT_OTHER_REGION" -> "the consent is for other regions";
            case "CONSENT_NOT_WRITTEN" -> "the consent is not in writing";
            case "TOLD_IN_OTHER_FUNCTION" -> "told once already";
            case "WITHDRAWN_BEFORE_SENT" -> "the first notice had not left";
            default -> ofCode(code);
        };
    }

    static String ofCode(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
