package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Something that happens in the course of a case. */
sealed interface Step {
    Instant at();

    /** The hospital sends a message. @param file its name in the folder; {@code raw} as it goes over the wire */
    record Arrives(Instant at, String file, byte[] raw) implements Step {
        boolean isFhir() {
            return file.endsWith(".json");
        }
    }

    /** The municipality records more. @param citizen as in a facts document */
    record Recorded(Instant at, ObjectNode citizen) implements Step {}
}
