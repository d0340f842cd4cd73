package dk.broen.mappings.medcom;

import dk.broen.domain.citizen.Cpr;
import dk.broen.mappings.Interpretation;

/** What receive must know of a message before it is stored: enough to recognise a duplicate, to answer, and to keep a citizen's order. */
public sealed interface Identification {
    /**
     * @param messageHeaderId the duplicate key: the same in every resend (danish-standards §1.7)
     * @param bundleId new in every send
     * @param senderSor SOR id of the sending organisation
     */
    record Identified(String messageHeaderId, String bundleId, String senderSor, Cpr citizen) implements Identification {}

    record Refused(Interpretation.Unreadable why) implements Identification {}
}
