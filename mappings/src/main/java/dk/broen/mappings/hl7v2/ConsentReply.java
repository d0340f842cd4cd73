package dk.broen.mappings.hl7v2;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a ward says in HL7 v2 that the citizen answered (docs/ward-answers-hl7v2.md).
 *
 * @param reference OBR-2: the reference of the work item, in capitals
 * @param citizen PID-3
 * @param visits PV1-19: the numbers of the stay; empty if it names none
 * @param recipients the codes of the functions that the citizen named; empty if none are named
 * @param form {@code VERBAL} or {@code WRITTEN}, if the ward says it
 * @param obtainedBy OBX-16: who asked the citizen
 * @param on when the citizen answered
 */
public record ConsentReply(String reference, Citizen citizen, Set<String> visits, Answer.Code code, List<String> recipients,
    Optional<String> form, String obtainedBy, Said on) {
    /** How the hospital names the citizen. */
    public sealed interface Citizen {
        record ByCpr(Cpr number) implements Citizen {}

        /** The hospital does not know the CPR number. */
        record ByReplacement(ReplacementCpr number) implements Citizen {}
    }

    /**
     * The day in Denmark on which the citizen answered.
     *
     * @param field where it is read: OBX-14, else MSH-7
     */
    public record Said(LocalDate day, String field) {}

    public ConsentReply {
        visits = Set.copyOf(visits);
        recipients = List.copyOf(recipients);
    }

    @Override
    public String toString() {
        return "ConsentReply[" + reference + " " + code + "]";
    }
}
