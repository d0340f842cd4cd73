package dk.broen.mappings.medcom.outgoing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import dk.broen.mappings.medcom.MedComFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** MedCom's published profiles of HospitalNotification with HAPI's validator, offline (danish-standards.md §1.9). */
final class OfficialProfiles {
    private static final List<String> PACKAGES = List.of("hl7.fhir.dk.core-2.0.0", "medcom.fhir.dk.terminology-1.1.1",
        "medcom.fhir.dk.core-2.0.0", "medcom.fhir.dk.messaging-2.1.0", "medcom.fhir.dk.hospitalnotification-3.0.2");
    private static final List<String> DEFINITIONS = List.of("package/StructureDefinition-", "package/CodeSystem-", "package/ValueSet-");
    private static final String MESSAGE =
        "http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalNotification-message";
    private final FhirValidator validator;

    OfficialProfiles() {
        FhirContext fhir = FhirContext.forR4Cached();
        PrePopulatedValidationSupport published = new PrePopulatedValidationSupport(fhir);
        PACKAGES.forEach(name -> add(published, name));
        validator = fhir.newValidator().registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(published,
            new DefaultProfileValidationSupport(fhir), new CommonCodeSystemsTerminologyService(fhir),
            new InMemoryTerminologyServerValidationSupport(fhir), new SnapshotGeneratingValidationSupport(fhir))));
    }

    private static void add(PrePopulatedValidationSupport published, String name) {
        TarFile.read(MedComFiles.read("packages/" + name + ".tgz")).entrySet().stream()
            .filter(file -> file.getKey().endsWith(".json"))
            .filter(file -> DEFINITIONS.stream().anyMatch(file.getKey()::startsWith)).forEach(file -> published.addResource(
                FhirContext.forR4Cached().newJsonParser().parseResource(new String(file.getValue(), StandardCharsets.UTF_8))));
    }

    List<String> errors(byte[] message) {
        return validator.validateWithResult(new String(message, StandardCharsets.UTF_8), new ValidationOptions().addProfile(MESSAGE))
            .getMessages().stream().filter(found -> found.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
            .map(found -> found.getLocationString() + ": " + found.getMessage()).toList();
    }
}
