package dk.broen.simulator.demo;

import java.time.ZonedDateTime;
import java.util.List;

/** A step of the demo: an action outside the hub at a point in time. */
sealed interface Step {

    ZonedDateTime at();

    /**
     * A hospital sends an HL7 v2 message over MLLP.
     *
     * @param id MSH-10
     * @param ward the hospital's code of the ward
     */
    record Hl7(ZonedDateTime at, Citizen citizen, String id, String ward, byte[] message) implements Step {
    }

    /** A hospital sends the same message again, as after a lost acknowledgement. */
    record Again(ZonedDateTime at, Hl7 first) implements Step {
    }

    /** A hospital sends an HL7 v2 message without CPR number, which the hub refuses. */
    record Unreadable(ZonedDateTime at, byte[] message) implements Step {
    }

    /**
     * A hospital posts a MedCom FHIR message.
     *
     * @param id the id of the MessageHeader
     * @param ward the name of the ward
     */
    record Fhir(ZonedDateTime at, Citizen citizen, String id, String ward, byte[] bundle) implements Step {
    }

    /**
     * The citizen gives a consent, and the municipality records it in the hub.
     *
     * @param to the functions that the consent names
     */
    record ConsentGiven(ZonedDateTime at, Citizen citizen, List<String> to) implements Step {
        public ConsentGiven {
            to = List.copyOf(to);
        }
    }

    /**
     * A person of a unit opens a notice in the inbox and answers that it is received.
     *
     * @param message the id of the message that the notice tells
     */
    record Received(ZonedDateTime at, Citizen citizen, String message, String unit) implements Step {
    }

    /**
     * The ward answers its work item: the citizen was asked and consents.
     *
     * @param message the id of the message after which the ward was asked
     * @param hospital the id of the hospital
     * @param to the functions that the consent names
     */
    record WardAnswers(ZonedDateTime at, Citizen citizen, String message, String hospital, String ward, List<String> to) implements Step {
        public WardAnswers {
            to = List.copyOf(to);
        }
    }

    /** The citizen withdraws all consents, and the municipality records it in the hub. */
    record ConsentWithdrawn(ZonedDateTime at, Citizen citizen) implements Step {
    }
}
