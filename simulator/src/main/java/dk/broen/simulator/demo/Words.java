package dk.broen.simulator.demo;

import java.util.Locale;

/** The hub's codes in plain English. */
final class Words {

    private Words() {
    }

    /**
     * Why a unit is not told, why there is nothing to tell it, or why a notice is dropped.
     *
     * @throws IllegalStateException when the code is none of these
     */
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
            case "NO_LONGER_TRUE" -> "the event was corrected or cancelled";
            case "SUPERSEDED" -> "a later event replaced it";
            case "NO_LONGER_RECIPIENT" -> "no longer a recipient";
            case "WITHDRAWN" -> "withdrawn before it was sent";
            default -> throw new IllegalStateException("the hub gave the reason \"" + code + "\", which the demo has no words for");
        };
    }

    /** A code of configuration or a flag, as it is: {@code SOCIAL_SERVICES} is "social services". */
    static String ofCode(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
