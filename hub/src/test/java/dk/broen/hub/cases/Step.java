package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.Optional;

/** One step in the course of a case. */
sealed interface Step {
    Instant at();

    /**
     * The hospital sends a message.
     *
     * @param file the name of the message file in the case folder
     * @param raw the bytes that are sent
     * @param answered the answer that the hospital gets: AA, AE or AR
     */
    record Arrives(Instant at, String file, byte[] raw, String answered) implements Step {
        private static final String FHIR_XML = ".fhir.xml";

        boolean isFhir() {
            return file.endsWith(".json") || file.endsWith(FHIR_XML);
        }

        /** A list of inpatients of the hospital auh. */
        boolean isList() {
            return file.endsWith(".csv");
        }

        boolean isXdis() {
            return file.endsWith(".xml") && !file.endsWith(FHIR_XML);
        }
    }

    /**
     * Facts are recorded.
     *
     * @param by the municipality that records them; empty: an operator
     * @param citizen the citizen's part of a facts document
     */
    record Recorded(Instant at, Optional<String> by, ObjectNode citizen) implements Step {}

    /**
     * Facts are ended, or the citizen withdraws consents.
     *
     * @param by the municipality that ends them; empty: an operator
     * @param facts the citizen's part of a facts document; each entry has the fields that select the facts that end
     */
    record Ended(Instant at, Optional<String> by, ObjectNode facts) implements Step {}

    /**
     * A human answers the work item of a kind.
     *
     * @param kind the kind of the work item
     * @param visit the number of the stay, with which the ward answers by HL7 v2 over MLLP; empty if an operator answers in the API
     * @param state how the work item stands before; only a ward that answers by HL7 v2 answers what is closed
     * @param answer the answer as the API takes it, without its reason
     */
    record Answered(Instant at, String kind, Optional<String> visit, WorkItem.State state, ObjectNode answer) implements Step {}

    /**
     * A human takes back the last answer to a work item of a kind.
     *
     * @param kind the kind of the work item
     */
    record TakenBack(Instant at, String kind) implements Step {}

    /**
     * A human of a unit answers the last notice that the unit got.
     *
     * @param unit the id of the unit
     * @param answer RECEIVED or NOT_US
     */
    record Acknowledged(Instant at, String unit, String answer) implements Step {}
}
