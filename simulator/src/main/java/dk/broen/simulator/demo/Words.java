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
            case "CONSENT_MISSING" -> "no consent names this unit";
            case "CONSENT_REFUSED" -> "the citizen refused consent";
            case "CONSENT_WITHDRAWN" -> "the consent was withdrawn";
            case "CONSENT_EXPIRED" -> "the consent is not valid on that day";
            case "CONSENT_OTHER_EVENTS" -> "the consent is for other events";
            case "CONSENT_OTHER_REGION" -> "the consent is for other regions";
            case "CONSENT_NOT_WRITTEN" -> "the consent is not in writing";
            case "TOLD_IN_OTHER_FUNCTION" -> "one notice, in another function";
            case "WITHDRAWN_BEFORE_SENT" -> "the first notice was not sent yet";
            case "NO_LONGER_CANDIDATE" -> "the unit is no longer a candidate";
            case "NO_LONGER_TRUE" -> "the event was corrected or cancelled";
            case "SUPERSEDED" -> "a later event replaced it";
            case "NO_LONGER_RECIPIENT" -> "no longer a recipient";
            case "WITHDRAWN" -> "withdrawn before it was sent";
            default -> throw new IllegalStateException("the hub gave the reason \"" + code + "\", which the demo does not know");
        };
    }

    /** A code of the configuration or a flag in lower case: {@code SOCIAL_SERVICES} becomes "social services". */
    static String ofCode(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
