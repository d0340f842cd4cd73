package dk.broen.mappings.medcom;

import dk.broen.mappings.Interpretation;

/** The ids that the sender gave a message: enough to recognise a duplicate and to answer it. */
public sealed interface Identification {
    /**
     * @param messageHeaderId the duplicate key: the same in every resend (danish-standards.md §1.7)
     * @param bundleId a new one in every resend
     */
    record Identified(String messageHeaderId, String bundleId) implements Identification {}

    record Refused(Interpretation.Unreadable why) implements Identification {}
}
