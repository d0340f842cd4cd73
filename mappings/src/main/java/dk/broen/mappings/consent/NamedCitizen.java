package dk.broen.mappings.consent;

import dk.broen.domain.terms.Cpr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * Whom an answer is about. A consent names its citizen by the CPR number in its reference, or in the patient that the reference leads to:
 * in the consent itself or in the same page. What is said twice must agree.
 */
final class NamedCitizen {
    enum Named {
        THE_CITIZEN, ANOTHER, NOBODY
    }

    private final Bundle bundle;
    private final Cpr citizen;

    /** @param citizen the citizen asked about */
    NamedCitizen(Bundle bundle, Cpr citizen) {
        this.bundle = bundle;
        this.citizen = citizen;
    }

    /** Whether a patient of the page is another citizen. */
    boolean another() {
        return patients().anyMatch(entry -> says(numbers(((Patient) entry.getResource()).getIdentifier())) == Named.ANOTHER);
    }

    Named by(Consent consent) {
        Reference reference = consent.getPatient();
        return says(Stream.concat(numbers(List.of(reference.getIdentifier())),
            patient(reference).stream().flatMap(patient -> numbers(patient.getIdentifier()))));
    }

    private Named says(Stream<Identifier> numbers) {
        List<Boolean> same = numbers.map(number -> Optional.ofNullable(number.getValue()).flatMap(Cpr::read).filter(citizen::equals)
            .isPresent()).toList();
        if (same.isEmpty()) {
            return Named.NOBODY;
        }
        return same.stream().allMatch(equal -> equal) ? Named.THE_CITIZEN : Named.ANOTHER;
    }

    /** The CPR numbers in use. A number that the citizen had before says nothing. */
    private static Stream<Identifier> numbers(List<Identifier> identifiers) {
        return identifiers.stream().filter(identifier -> ConsentSystems.CPR.equals(identifier.getSystem()))
            .filter(identifier -> identifier.getUse() != Identifier.IdentifierUse.OLD);
    }

    private Optional<Patient> patient(Reference reference) {
        if (reference.getResource() instanceof Patient contained) {
            return Optional.of(contained);
        }
        return Optional.ofNullable(reference.getReference()).flatMap(written -> patients().filter(entry -> leadsTo(written, entry))
            .map(entry -> (Patient) entry.getResource()).findFirst());
    }

    private Stream<Bundle.BundleEntryComponent> patients() {
        return bundle.getEntry().stream().filter(entry -> entry.getResource() instanceof Patient);
    }

    /** A relative reference leads to the patient with that id; an absolute one to the entry with that address. */
    private static boolean leadsTo(String written, Bundle.BundleEntryComponent entry) {
        IdType id = new IdType(written);
        return written.equals(entry.getFullUrl())
            || !id.isAbsolute() && "Patient".equals(id.getResourceType())
                && id.getIdPart().equals(entry.getResource().getIdElement().getIdPart());
    }
}
