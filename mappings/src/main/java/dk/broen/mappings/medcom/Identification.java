package dk.broen.mappings.medcom;

import dk.broen.mappings.Interpretation;

/** By which id a message is known to its sender: enough to recognise a duplicate and to answer it. */
public sealed interface Identification {
    /** @param messageHeaderId the duplicate key: the same in every resend (danish-standards §1.7) */
    record Identified(String messageHeaderId) implements Identification {}

    record Refused(Interpretation.Unreadable why) implements Identification {}
}
