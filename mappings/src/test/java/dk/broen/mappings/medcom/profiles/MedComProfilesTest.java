package dk.broen.mappings.medcom.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.medcom.BundleParser;
import dk.broen.mappings.medcom.MedComFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MedComProfilesTest {
    /** Lies beside the acknowledgements and is none: a message without contents. */
    private static final String EMPTY_MESSAGE = "acknowledgement/Bundle-eb26be85-fdb7-454d-a980-95cba6d1745b.json";
    private static final String DK_CORE = "hl7.fhir.dk.core-2.0.0.tgz";

    static List<String> acknowledgements() {
        return MedComFiles.in("acknowledgement").stream().filter(file -> !file.equals(EMPTY_MESSAGE)).toList();
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void each_acknowledgement_of_medcom_conforms(String file) {
        assertThat(WarmProfiles.get().acknowledgement(MedComFiles.read(file))).isEmpty();
    }

    @Test
    void the_empty_message_of_medcom_conforms_to_the_profile_of_every_message() {
        Chain chain = Chain.read(MedComFiles.path("packages"), MedComProfiles.FOR_ACKNOWLEDGEMENTS,
            "http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-message");

        assertThat(chain.errors(new BundleParser().parse(MedComFiles.read(EMPTY_MESSAGE)))).isEmpty();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
        "admit-inpatient" | "admit-hemmelig" | Bundle.entry[5].resource.ofType(Provenance).activity | The code is not in the required value set
        "in-progress" | "planned" | Bundle.entry[2].resource.ofType(Encounter).status | The code is not in the required value set
        "period" | "hemmelig" | Bundle.entry[2].resource.ofType(Encounter).period | The profile of MedCom requires this element
        "family" | "hemmelig" | Bundle.entry[1].resource.ofType(Patient).name[0].family | The profile of MedCom requires this element
        "official" | "usual" | Bundle.entry[1].resource.ofType(Patient).name | The profile of MedCom requires one of the kind official
        "265161000016000" | "123" | Bundle.entry[4].resource.ofType(Organization).identifier[1].value | The constraint min-digits-sor of the profile is violated
        "serviceProvider" | "reasonCode":[{"text":"hemmelig"}],"serviceProvider" | Bundle.entry[2].resource.ofType(Encounter).reasonCode | The profile of MedCom does not allow this element, or not so often
        """, quoteCharacter = '\'')
    void a_violation_has_its_place_and_repeats_no_value(String intact, String damaged, String place, String sentence) {
        String message = new String(MedComFiles.read("examples/STIN.json"), StandardCharsets.UTF_8);
        assertThat(message).contains(intact);

        List<Interpretation.Unreadable> violations =
            WarmProfiles.get().notification(message.replace(intact, damaged).getBytes(StandardCharsets.UTF_8));

        assertThat(violations).contains(new Interpretation.Unreadable("PROFILE_VIOLATED", place, sentence));
        assertThat(violations.toString()).doesNotContain("hemmelig");
    }

    @Test
    void a_folder_that_does_not_exist_is_named(@TempDir Path parent) {
        assertUnusable(parent.resolve("packages"), "is not a folder; it must contain the packages of MedCom");
    }

    @Test
    void a_package_that_is_missing_is_named(@TempDir Path folder) throws IOException {
        copyPackages(folder);
        Files.delete(folder.resolve("medcom.fhir.dk.terminology-1.4.0.tgz"));

        assertUnusable(folder, "medcom.fhir.dk.terminology-1.4.0.tgz does not exist; the folder must have the package "
            + "medcom.fhir.dk.terminology 1.4.0");
    }

    @Test
    void a_package_that_was_cut_off_is_named(@TempDir Path folder) throws IOException {
        copyPackages(folder);
        byte[] whole = Files.readAllBytes(folder.resolve(DK_CORE));
        Files.write(folder.resolve(DK_CORE), Arrays.copyOf(whole, whole.length / 2));

        assertUnusable(folder, DK_CORE + " cannot be read as a FHIR package");
    }

    @Test
    void a_file_that_is_no_package_is_named(@TempDir Path folder) throws IOException {
        copyPackages(folder);
        Files.writeString(folder.resolve(DK_CORE), "not a package");

        assertUnusable(folder, DK_CORE + " cannot be read as a FHIR package");
    }

    @Test
    void a_package_under_the_name_of_another_one_is_named(@TempDir Path folder) throws IOException {
        copyPackages(folder);
        Files.copy(MedComFiles.path("packages/medcom.fhir.dk.core-2.0.1.tgz"), folder.resolve("medcom.fhir.dk.core-2.0.0.tgz"),
            StandardCopyOption.REPLACE_EXISTING);

        assertUnusable(folder, "medcom.fhir.dk.core-2.0.0.tgz is another package than its name says");
    }

    private static void copyPackages(Path folder) throws IOException {
        for (String file : MedComFiles.in("packages")) {
            Files.copy(MedComFiles.path(file), folder.resolve(Path.of(file).getFileName()));
        }
    }

    private static void assertUnusable(Path folder, String reason) {
        assertThatExceptionOfType(UnusablePackages.class).isThrownBy(() -> MedComProfiles.read(folder))
            .withMessageStartingWith(folder.toString()).withMessageContaining(reason);
    }
}
