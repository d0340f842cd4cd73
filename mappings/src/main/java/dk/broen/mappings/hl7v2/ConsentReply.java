package dk.broen.mappings.hl7v2;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.terms.Cpr;
import java.util.List;
import java.util.Optional;

/**
 * What a ward says in HL7 v2 that the citizen answered (docs/ward-answers-hl7v2.md).
 *
 * @param reference OBR-2: the reference of the work item
 * @param recipients the codes of the functions that the citizen named; empty if none are named
 * @param form {@code VERBAL} or {@code WRITTEN}, if the ward says it
 * @param obtainedBy OBX-16: who asked the citizen
 */
public record ConsentReply(String reference, Cpr citizen, Answer.Code code, List<String> recipients, Optional<String> form,
    String obtainedBy) {
    public ConsentReply {
        recipients = List.copyOf(recipients);
    }

    @Override
    public String toString() {
        return "ConsentReply[" + reference + " " + code + "]";
    }
}
