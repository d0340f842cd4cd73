package dk.broen.simulator.demo;

import java.time.ZonedDateTime;

/** What somebody outside the hub does at a moment of the demo. */
sealed interface Step {

    ZonedDateTime at();

    /** A hospital sends by MLLP. @param id MSH-10 @param ward as the hospital calls it */
    record Hl7(ZonedDateTime at, Citizen citizen, String id, String ward, byte[] message) implements Step {
    }

    /** The hospital sends the very same message again: it has not seen the answer. */
    record Again(ZonedDateTime at, Hl7 first) implements Step {
    }

    /** A hospital sends by MLLP what no hub can read. */
    record Unreadable(ZonedDateTime at, byte[] message) implements Step {
    }

    /** A hospital posts a MedCom message. @param id of the message header */
    record Fhir(ZonedDateTime at, Citizen citizen, String id, String ward, byte[] bundle) implements Step {
    }

    /** The citizen takes all consents back, and the municipality says so to the hub. */
    record Withdrawal(ZonedDateTime at, Citizen citizen) implements Step {
    }
}
