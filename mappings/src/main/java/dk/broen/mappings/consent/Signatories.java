package dk.broen.mappings.consent;

import dk.broen.mappings.UnreadableMessage;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Who gave a permission: the citizen, or somebody who may answer for the citizen (domain.md §4). */
final class Signatories {
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    /** Guardian; attorneys, who stand for the appointed stedfortræder; parents. */
    private static final Set<String> ANSWER_FOR_THE_CITIZEN =
        Set.of("GUARD", "POWATT", "HPOWATT", "DPOWATT", "SPOWATT", "PRN", "MTH", "FTH");

    private Signatories() {}

    /** @throws UnreadableMessage if a performer is neither the citizen nor somebody who may answer for the citizen */
    static void refuseOthers(Consent consent) {
        if (!consent.getPerformer().stream()
            .allMatch(performer -> isCitizen(performer, consent.getPatient()) || answersForCitizen(performer))) {
            throw new UnreadableMessage("VALUE_UNKNOWN", "Consent.performer",
                "Accepted are the patient of the consent, and a contained RelatedPerson with a relationship of " + ROLES);
        }
    }

    private static boolean isCitizen(Reference performer, Reference patient) {
        return performer.hasReference() && performer.getReference().equals(patient.getReference())
            || isCpr(performer.getIdentifier()) && isCpr(patient.getIdentifier())
                && performer.getIdentifier().getValue().equals(patient.getIdentifier().getValue());
    }

    private static boolean isCpr(Identifier identifier) {
        return ConsentSystems.CPR.equals(identifier.getSystem()) && identifier.hasValue();
    }

    private static boolean answersForCitizen(Reference performer) {
        return performer.getResource() instanceof RelatedPerson person && person.getRelationship().stream()
            .flatMap(relationship -> relationship.getCoding().stream())
            .anyMatch(role -> ROLES.equals(role.getSystem()) && ANSWER_FOR_THE_CITIZEN.contains(Objects.toString(role.getCode(), "")));
    }
}
