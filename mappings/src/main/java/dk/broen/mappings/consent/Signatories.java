package dk.broen.mappings.consent;

import dk.broen.domain.citizen.Signatory;
import dk.broen.mappings.UnreadableMessage;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Who gave a permission: the citizen, or somebody who may answer for the citizen (domain.md §4). */
final class Signatories {
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final Map<String, Signatory.Kind> KINDS = Map.of("GUARD", Signatory.Kind.GUARDIAN,
        "POWATT", Signatory.Kind.APPOINTED_DEPUTY, "HPOWATT", Signatory.Kind.APPOINTED_DEPUTY, "DPOWATT", Signatory.Kind.APPOINTED_DEPUTY,
        "SPOWATT", Signatory.Kind.APPOINTED_DEPUTY, "PRN", Signatory.Kind.CUSTODIAN, "MTH", Signatory.Kind.CUSTODIAN,
        "FTH", Signatory.Kind.CUSTODIAN);

    private Signatories() {}

    /**
     * The first performer who is not the citizen, else the citizen.
     *
     * @throws UnreadableMessage if a performer is neither the citizen nor somebody who may answer for the citizen, or has no name
     */
    static Signatory of(Consent consent) {
        return consent.getPerformer().stream().filter(performer -> !isCitizen(performer, consent.getPatient())).map(Signatories::related)
            .toList().stream().findFirst().orElse(Signatory.CITIZEN);
    }

    private static boolean isCitizen(Reference performer, Reference patient) {
        return performer.hasReference() && performer.getReference().equals(patient.getReference())
            || isCpr(performer.getIdentifier()) && isCpr(patient.getIdentifier())
                && performer.getIdentifier().getValue().equals(patient.getIdentifier().getValue());
    }

    private static boolean isCpr(Identifier identifier) {
        return ConsentSystems.CPR.equals(identifier.getSystem()) && identifier.hasValue();
    }

    private static Signatory related(Reference performer) {
        if (performer.getResource() instanceof RelatedPerson person) {
            Optional<Signatory.Kind> kind = person.getRelationship().stream().flatMap(relationship -> relationship.getCoding().stream())
                .filter(role -> ROLES.equals(role.getSystem()))
                .flatMap(role -> Stream.ofNullable(KINDS.get(Objects.toString(role.getCode(), ""))))
                .findFirst();
            String name = performer.hasDisplay() ? performer.getDisplay() : person.getNameFirstRep().getNameAsSingleString();
            if (kind.isPresent() && !Objects.toString(name, "").isBlank()) {
                return new Signatory(kind.get(), Optional.of(name));
            }
        }
        throw new UnreadableMessage("VALUE_UNKNOWN", "Consent.performer",
            "Accepted are the patient of the consent, and a contained RelatedPerson with a name and a relationship of " + ROLES);
    }
}
