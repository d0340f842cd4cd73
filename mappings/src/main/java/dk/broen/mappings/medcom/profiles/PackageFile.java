package dk.broen.mappings.medcom.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** One package: a file {@code NAME-VERSION.tgz} with structure definitions, code systems and value sets in JSON. */
record PackageFile(String name, String version) {
    private static final List<String> DEFINITIONS = List.of("StructureDefinition-", "CodeSystem-", "ValueSet-");

    String fileName() {
        return name + "-" + version + ".tgz";
    }

    /** @throws UnusablePackages if the file is missing, is no package, or is another package than its name says */
    void addTo(PrePopulatedValidationSupport definitions, Path folder) {
        Path file = folder.resolve(fileName());
        if (!Files.isRegularFile(file)) {
            throw new UnusablePackages(file + " does not exist; the folder must have the package " + name + " " + version);
        }
        Map<String, byte[]> contents = contents(file);
        long added = contents.entrySet().stream().filter(entry -> DEFINITIONS.stream().anyMatch(entry.getKey()::startsWith))
            .peek(entry -> add(definitions, file, entry.getValue())).count();
        if (added == 0) {
            throw new UnusablePackages(file + " contains no definitions");
        }
    }

    private Map<String, byte[]> contents(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            NpmPackage content = NpmPackage.fromPackage(stream);
            if (!name.equals(content.name()) || !version.equals(content.version())) {
                throw new UnusablePackages(file + " is another package than its name says");
            }
            return content.getFolders().get("package").getContent();
        } catch (IOException | FHIRException | IllegalArgumentException | NullPointerException corrupt) {
            throw new UnusablePackages(file + " cannot be read as a FHIR package (" + corrupt.getClass().getSimpleName() + ")");
        }
    }

    private static void add(PrePopulatedValidationSupport definitions, Path file, byte[] json) {
        try {
            definitions.addResource(
                FhirContext.forR4Cached().newJsonParser().parseResource(new String(json, StandardCharsets.UTF_8)));
        } catch (DataFormatException corrupt) {
            throw new UnusablePackages(file + " contains a definition that is not FHIR R4");
        }
    }
}
