package dk.broen.mappings.hl7v2;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.mappings.UnreadableMessage;

/** What a trigger event means, by the table of danish-standards §3. The trigger is MSH-9.2: EVN-1 contradicts it in practice. */
sealed interface AdtMeaning {
    record Happened(EventType type, EventNature nature) implements AdtMeaning {}

    /** Two identities are one person. */
    record Merged() implements AdtMeaning {}

    /** Accepted, with nothing to tell. */
    record Silent(String because) implements AdtMeaning {}

    static AdtMeaning of(AdtMessage message) {
        return switch (message.trigger()) {
            case "A01" -> ofVisit(message, arrival(message));
            case "A02" -> ofVisit(message, happened(message.changesHospital() ? EventType.TRANSFERRED : EventType.DETAILS_CHANGED));
            case "A03" -> ofVisit(message, departure(message));
            case "A04" -> message.emergency() ? arrival(message) : new Silent("An outpatient was registered");
            case "A06" -> ending(message, EventType.ADMITTED);
            case "A07" -> becameOutpatient(message);
            case "A08" -> details(message);
            case "A11" -> ofVisit(message, cancelled(message.emergency() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED));
            case "A12" -> ofVisit(message, cancelled(EventType.TRANSFERRED));
            case "A13" -> ofVisit(message, cancelled(message.died() ? EventType.DECEASED : EventType.DISCHARGED));
            case "A16" -> ofVisit(message, happened(EventType.DISCHARGE_PLANNED));
            case "A21" -> ofVisit(message, happened(EventType.LEAVE_STARTED));
            case "A22" -> ofVisit(message, happened(EventType.LEAVE_ENDED));
            case "A25" -> ofVisit(message, cancelled(EventType.DISCHARGE_PLANNED));
            case "A40", "A47" -> new Merged();
            case "A52" -> ofVisit(message, cancelled(EventType.LEAVE_STARTED));
            case "A53" -> ofVisit(message, cancelled(EventType.LEAVE_ENDED));
            case "A05", "A14", "A15", "A26", "A27", "A38" -> new Silent("A booking or its cancellation tells nobody");
            default -> new Silent("This trigger event says nothing about a stay");
        };
    }

    private static AdtMeaning ofVisit(AdtMessage message, AdtMeaning meaning) {
        return message.outpatient() ? new Silent("The visit is an outpatient's or a booking") : meaning;
    }

    private static AdtMeaning arrival(AdtMessage message) {
        return ending(message, message.emergency() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED);
    }

    private static AdtMeaning departure(AdtMessage message) {
        return message.leavesForAnotherHospital() ? happened(EventType.TRANSFERRED) : ending(message, EventType.DISCHARGED);
    }

    /** Death is seen before the trigger: whoever is dead on arrival is not told of as admitted (danish-standards §1.3). */
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
        throw new UnreadableMessage("FIELD_INVALID", "PV1-2", "A07 must say E or O: became an emergency or an outpatient");
    }

    /** An update cannot know what was said before it: one that says that the citizen lives takes a death back, if one was said. */
    private static AdtMeaning details(AdtMessage message) {
        if (message.died()) {
            return ofVisit(message, happened(EventType.DECEASED));
        }
        if (message.hasEpisode() && message.lives()) {
            return ofVisit(message, cancelled(EventType.DECEASED));
        }
        return message.hasEpisode() ? ofVisit(message, happened(EventType.DETAILS_CHANGED)) : new Silent("An update outside any stay");
    }

    private static Happened happened(EventType type) {
        return new Happened(type, EventNature.ORIGINAL);
    }

    private static Happened cancelled(EventType type) {
        return new Happened(type, EventNature.CANCELLATION);
    }
}
