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
            case "CONSENT_EXPIRED" -> "the consent has ended";
            case "CONSENT_BEGINS_LATER" -> "the consent begins later";
            case "CONSENT_OTHER_EVENTS" -> "the consent is for other events";
            case "CONSENT_OTHER_REGION" -> "the consent is for other regions";
            case "CONSENT_NOT_WRITTEN" -> "the consent is not in writing";
            case "CONSENT_UNSIGNED" -> "the consent is not signed";
            case "CONSENT_UNIT_NOT_NAMED" -> "the consent does not name this unit itself";
            case "CONSENT_REQUESTED" -> "the citizen has not answered yet";
            case "CONSENT_UNREACHABLE" -> "the citizen could not be asked";
            case "CONSENT_INCAPABLE" -> "the citizen cannot consent";
            case "AGREEMENT_BEGINS_LATER" -> "the agreement begins later";
            case "AGREEMENT_OVER" -> "the agreement has ended";
            case "AGREEMENT_OTHER_EVENTS" -> "the agreement is for other events";
            case "OVERRIDE_BEGINS_LATER" -> "the override begins later";
            case "OVERRIDE_OTHER_EVENTS" -> "the override is for other events";
            case "OVERRIDE_OTHER_STAY" -> "the override is for another stay";
            case "OVERRIDE_OVER" -> "the override is over";
            case "PSP_BEGINS_LATER" -> "the PSP case begins later";
            case "PSP_OVER" -> "the PSP case has ended";
            case "PSP_OTHER_EVENTS" -> "the PSP case is for other events";
            case "CONSENTS_UNDER_REVIEW" -> "the consents are under review";
            case "VISIT_OF_ANOTHER_CITIZEN" -> "the visit number is of two citizens";
            case "TOLD_IN_OTHER_FUNCTION" -> "one notice, in another function";
            case "TOLD_AT_THE_SAME_CONTACT_POINT" -> "another unit is told at the same address";
            case "OLD_NEWS" -> "it happened too long ago";
            case "NO_PART" -> "the unit has no part any more";
            case "NO_LONGER_TRUE" -> "the event was corrected or cancelled";
            case "SUPERSEDED" -> "a later event replaced it";
            case "NO_LONGER_RECIPIENT" -> "no longer a recipient";
            case "REPLACED" -> "another notice says it";
            default -> throw new IllegalStateException("the hub gave the reason \"" + code + "\", which the demo does not know");
        };
    }

    /** What made the hub look at a citizen, when it is not a message and not a step of the demo. */
    static String ofOccasion(String kind) {
        return switch (kind) {
            case "SAID" -> "MESSAGE";
            case "DUE" -> "TIME REACHED";
            case "DELIVERED" -> "DELIVERY OUTCOME";
            case "ANSWERED" -> "ANSWERED BY A HUMAN";
            case "RECORDED" -> "FACT RECORDED";
            case "REGISTER_BACK" -> "REGISTER IS BACK";
            case "DECIDED" -> "DECIDED BY A HUMAN";
            case "CONFIGURED" -> "NEW CONFIGURATION";
            default -> throw new IllegalStateException("the hub gave the occasion \"" + kind + "\", which the demo does not know");
        };
    }

    /** A code of the configuration or a flag in lower case: {@code SOCIAL_SERVICES} becomes "social services". */
    static String ofCode(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
