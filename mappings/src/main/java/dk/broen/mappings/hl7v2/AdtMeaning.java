package dk.broen.mappings.hl7v2;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.mappings.UnreadableMessage;

/**
 * The meaning of a trigger event, by the tables of danish-standards.md §§3, 3.1. The trigger is MSH-9.2, because EVN-1 contradicts it in
 * practice.
 */
sealed interface AdtMeaning {
    record Happened(EventType type, EventNature nature) implements AdtMeaning {}

    /** Two identities are the same person. */
    record Merged() implements AdtMeaning {}

    /** The message is accepted and there is nothing to tell. */
    record Silent(String because) implements AdtMeaning {}

    static AdtMeaning of(AdtMessage message) {
        String trigger = message.trigger();
        if (Trigger.MERGES.contains(trigger)) {
            return new Merged();
        }
        if (Trigger.BOOKINGS.contains(trigger)) {
            return new Silent("A booking or its cancellation tells nobody");
        }
        if (Trigger.WITHOUT_EFFECT.contains(trigger)) {
            return new Silent("This trigger event has no effect on a stay");
        }
        return switch (trigger) {
            case "A01" -> admission(message);
            case "A02" -> ofVisit(message, happened(message.changesHospital() ? EventType.TRANSFERRED : EventType.DETAILS_CHANGED));
            case "A03" -> ofVisit(message, departure(message));
            case "A04" -> registration(message);
            case "A06" -> ending(message, EventType.ADMITTED);
            case "A07" -> becameOutpatient(message);
            case "A08" -> details(message);
            case "A11" -> ofVisit(message, cancelled(message.emergency() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED));
            case "A12" -> ofVisit(message, cancelled(EventType.TRANSFERRED));
            case "A13" -> ofVisit(message, cancelled(EventType.DISCHARGED));
            case "A16" -> ofVisit(message, happened(EventType.DISCHARGE_PLANNED));
            case "A21" -> ofVisit(message, happened(EventType.LEAVE_STARTED));
            case "A22" -> ofVisit(message, happened(EventType.LEAVE_ENDED));
            case "A25" -> ofVisit(message, cancelled(EventType.DISCHARGE_PLANNED));
            // the visit number then came with two CPR numbers, and a human decides whose it is (domain.md §4)
            case "A44", "A45" -> ofVisit(message, happened(EventType.DETAILS_CHANGED));
            case "A52" -> ofVisit(message, cancelled(EventType.LEAVE_STARTED));
            case "A53" -> ofVisit(message, cancelled(EventType.LEAVE_ENDED));
            default -> throw AdtInterpreter.unreadable(Hl7Fault.TRIGGER_UNSUPPORTED, "MSH-9.2");
        };
    }

    private static AdtMeaning ofVisit(AdtMessage message, AdtMeaning meaning) {
        return message.outpatient() ? new Silent("The visit is an outpatient visit or a booking") : meaning;
    }

    private static AdtMeaning admission(AdtMessage message) {
        message.requirePatientClass();
        return ofVisit(message, arrival(message));
    }

    private static AdtMeaning registration(AdtMessage message) {
        message.requirePatientClass();
        return message.emergency() ? arrival(message) : new Silent("An outpatient was registered");
    }

    private static AdtMeaning arrival(AdtMessage message) {
        return ending(message, message.emergency() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED);
    }

    private static AdtMeaning departure(AdtMessage message) {
        return message.leavesForAnotherHospital() ? happened(EventType.TRANSFERRED) : ending(message, EventType.DISCHARGED);
    }

    /**
     * A death is recognised before the trigger: a citizen who is dead on arrival is not reported as admitted (danish-standards.md §1.3).
     */
    private static AdtMeaning ending(AdtMessage message, EventType otherwise) {
        return happened(message.died() ? EventType.DECEASED : otherwise);
    }

    private static AdtMeaning becameOutpatient(AdtMessage message) {
        if (message.emergency()) {
            return ending(message, EventType.EMERGENCY_CONTACT);
        }
        if (message.outpatient()) {
            return ending(message, EventType.DISCHARGED);
        }
        throw new UnreadableMessage("FIELD_INVALID", "PV1-2", "A07 requires the class of an emergency or of no stay (E, or O, P, R)");
    }

    private static AdtMeaning details(AdtMessage message) {
        if (message.died()) {
            return ofVisit(message, happened(EventType.DECEASED));
        }
        return message.hasEpisode() ? ofVisit(message, happened(EventType.DETAILS_CHANGED)) : new Silent("The update names no stay");
    }

    private static Happened happened(EventType type) {
        return new Happened(type, EventNature.ORIGINAL);
    }

    private static Happened cancelled(EventType type) {
        return new Happened(type, EventNature.CANCELLATION);
    }
}
