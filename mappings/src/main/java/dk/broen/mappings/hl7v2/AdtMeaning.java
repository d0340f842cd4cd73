package dk.broen.mappings.hl7v2;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.mappings.UnreadableMessage;

/**
 * The meaning of a trigger event, by the tables of danish-standards.md §§3, 3.1. The trigger is MSH-9.2, because EVN-1 contradicts it in
 * practice.
 */
sealed interface AdtMeaning {
    /** The code of a message that half says that the citizen died. It is accepted, told to nobody, and a human looks at it. */
    String DEATH_UNCLEAR = "DEATH_UNCLEAR";

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
            case "A02" -> ofVisit(message, ending(message, message.changesHospital() ? EventType.TRANSFERRED : EventType.DETAILS_CHANGED));
            case "A03" -> ofVisit(message, departure(message));
            case "A04" -> registration(message);
            case "A06" -> becameInpatient(message);
            case "A07" -> becameOutpatient(message);
            case "A08" -> details(message);
            case "A11" -> ofVisit(message, cancelled(message.emergency() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED));
            case "A12" -> ofVisit(message, cancelled(EventType.TRANSFERRED));
            case "A13" -> ofVisit(message, cancelled(EventType.DISCHARGED));
            case "A16" -> ofVisit(message, ending(message, EventType.DISCHARGE_PLANNED));
            case "A21" -> ofVisit(message, ending(message, EventType.LEAVE_STARTED));
            case "A22" -> ofVisit(message, ending(message, EventType.LEAVE_ENDED));
            case "A25" -> ofVisit(message, cancelled(EventType.DISCHARGE_PLANNED));
            case "A52" -> ofVisit(message, cancelled(EventType.LEAVE_STARTED));
            case "A53" -> ofVisit(message, cancelled(EventType.LEAVE_ENDED));
            default -> throw AdtInterpreter.unreadable(Hl7Fault.TRIGGER_UNSUPPORTED, "MSH-9.2");
        };
    }

    /** A visit that is no stay tells nobody. But a death must not be lost by it: a human finds out which stay it ends. */
    private static AdtMeaning ofVisit(AdtMessage message, AdtMeaning meaning) {
        if (message.outpatient() && meaning instanceof Happened happened && happened.type() == EventType.DECEASED) {
            throw new UnreadableMessage(DEATH_UNCLEAR, "PV1-2", "The message says that the citizen died, and that the visit is no stay");
        }
        return message.outpatient() ? new Silent("The visit is an outpatient visit or a booking") : meaning;
    }

    private static AdtMeaning admission(AdtMessage message) {
        message.requirePatientClass();
        return ofVisit(message, arrival(message));
    }

    private static AdtMeaning registration(AdtMessage message) {
        message.requirePatientClass();
        if (message.emergency()) {
            return arrival(message);
        }
        if (message.outpatient()) {
            return message.died() ? ofVisit(message, arrival(message)) : new Silent("An outpatient was registered");
        }
        throw new UnreadableMessage("FIELD_INVALID", "PV1-2", "A04 registers an emergency or an outpatient; an admission is A01");
    }

    private static AdtMeaning becameInpatient(AdtMessage message) {
        message.requirePatientClass();
        if (message.outpatient()) {
            throw new UnreadableMessage("FIELD_INVALID", "PV1-2", "A06 requires the class of an admission");
        }
        return beginning(message, EventType.ADMITTED);
    }

    /** A beginning is told also if it is unclear whether the citizen died: it is true, and the stay must be known when it ends. */
    private static AdtMeaning beginning(AdtMessage message, EventType otherwise) {
        return happened(message.died() ? EventType.DECEASED : otherwise);
    }

    private static AdtMeaning arrival(AdtMessage message) {
        return beginning(message, message.emergency() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED);
    }

    private static AdtMeaning departure(AdtMessage message) {
        if (message.absconded()) {
            return ending(message, EventType.LEAVE_STARTED);
        }
        return ending(message, message.leavesForAnotherHospital() ? EventType.TRANSFERRED : EventType.DISCHARGED);
    }

    /**
     * A death is recognised before the trigger: a citizen who is dead on arrival is not reported as admitted (danish-standards.md §1.3). Nobody
     * is told of a discharge that can be a death (§3.1).
     *
     * @throws UnreadableMessage if the message half says that the citizen died
     */
    private static AdtMeaning ending(AdtMessage message, EventType otherwise) {
        if (message.vital() == Vital.UNCLEAR) {
            throw new UnreadableMessage(DEATH_UNCLEAR, "PID-30",
                "PID-29, PID-30 and PV1-36 half say that the citizen died. Y in PID-30 says "
                    + "that the citizen died, N that the citizen lives");
        }
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
        AdtMeaning meaning = ofVisit(message, ending(message, EventType.DETAILS_CHANGED));
        return message.died() || message.deletesDeath() || message.hasEpisode() ? meaning : new Silent("The update names no stay");
    }

    private static Happened happened(EventType type) {
        return new Happened(type, EventNature.ORIGINAL);
    }

    private static Happened cancelled(EventType type) {
        return new Happened(type, EventNature.CANCELLATION);
    }
}
