package dk.broen.mappings.medcom.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;

/**
 * HAPI's validator with one set of packages. HospitalNotification and acknowledgement need other versions of the same packages, so each has
 * a chain of its own (danish-standards.md §1.9). Thread-safe. It never asks the network.
 */
final class Chain {
    private final FhirValidator validator;
    private final ValidationOptions options;

    private Chain(FhirValidator validator, String profile) {
        this.validator = validator;
        this.options = new ValidationOptions().addProfile(profile);
    }

    /**
     * @param profile the canonical that each Bundle is judged by, whatever its meta.profile says
     * @throws UnusablePackages if a package is missing or corrupt
     */
    static Chain read(Path folder, List<PackageFile> packages, String profile) {
        FhirContext fhir = FhirContext.forR4Cached();
        PrePopulatedValidationSupport definitions = new PrePopulatedValidationSupport(fhir);
        packages.forEach(file -> file.addTo(definitions, folder));
        ValidationSupportChain support = new ValidationSupportChain(definitions, new DefaultProfileValidationSupport(fhir),
            new CommonCodeSystemsTerminologyService(fhir), new InMemoryTerminologyServerValidationSupport(fhir),
            new SnapshotGeneratingValidationSupport(fhir));
        return new Chain(fhir.newValidator().registerValidatorModule(new FhirInstanceValidator(support)), profile);
    }

    /** Warnings are accepted (danish-standards.md §1.7). */
    List<SingleValidationMessage> errors(Bundle bundle) {
        return validator.validateWithResult(bundle, options).getMessages().stream()
            .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal()).toList();
    }
}
