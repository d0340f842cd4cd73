package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with the packages of MedCom's profiles: it judges each message by them before it answers. */
class ProfilesIT {
    private static final TestPeople PEOPLE = new TestPeople(5000);
    private static final Path PACKAGES = Checkout.here().shared("medcom").resolve("packages");
    @TempDir
    private static Path directory;
    private static StagedHub hub;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(PACKAGES), "MedCom's packages are read from " + PACKAGES + ", which does not exist");
        hub = StagedHub.startWithProfiles(directory, PACKAGES);
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void the_profiles_are_warm_before_the_hub_is_ready() throws IOException {
        String log = Files.readString(hub.data().resolve("log/broen.log"));

        assertThat(log).contains("BRN1502 medcom-profiles-on");
        assertThat(log.indexOf("BRN1502")).isLessThan(log.indexOf("BRN1001 ready"));
    }

    @Test
    void a_message_that_conforms_in_json_or_xml_is_told() throws Exception {
        TestPerson byJson = PEOPLE.next();
        TestPerson byXml = PEOPLE.next();
        hub.addResident(byJson, Home.AARHUS);
        hub.addResident(byXml, Home.AARHUS);
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            assertThat(send(hub.notification(byJson)).status()).isEqualTo(202);
            assertThat(send(xml(hub.notification(byXml))).status()).isEqualTo(202);

            await("both admissions are told").atMost(Duration.ofSeconds(30))
                .until(() -> told(caseSystem, byJson) == 1 && told(caseSystem, byXml) == 1);
        }
    }

    @Test
    void what_only_the_profiles_refuse_is_refused_at_its_place_and_told_to_nobody() throws Exception {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);

        FhirAnswer answer = send(hub.notification(person).replace("\"family\"", "\"familie\""));

        assertThat(answer.status()).isEqualTo(422);
        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertThat(document.at("/entry/0/resource/response/code").asText()).isEqualTo("fatal-error");
        assertThat(document.findValuesAsText("diagnostics"))
            .containsExactly("PROFILE_VIOLATED: The profile of MedCom requires this element");
        assertThat(document.findValue("expression").path(0).asText()).endsWith(".resource.ofType(Patient).name[0].family");
        assertThat(answer.body()).doesNotContain(person.cpr()).doesNotContain(person.familyName());
        assertThat(hub.api().get("/api/dead-letters").findValuesAsText("code")).contains("PROFILE_VIOLATED");
    }

    @Test
    void the_rules_of_the_hub_keep_their_words() throws Exception {
        FhirAnswer answer = send(hub.notification(PEOPLE.next()).replace("\"in-progress\"", "\"finished\""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("CODES_CONTRADICT: ").doesNotContain("PROFILE_VIOLATED");
    }

    private static FhirAnswer send(String notification) throws Exception {
        return hub.fhir().send(notification.getBytes(StandardCharsets.UTF_8));
    }

    private static long told(MunicipalConsumer caseSystem, TestPerson citizen) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(citizen.cpr())).count();
    }

    private static String xml(String json) {
        FhirContext fhir = FhirContext.forR4Cached();
        return fhir.newXmlParser().encodeResourceToString(fhir.newJsonParser().parseResource(Bundle.class, json));
    }
}
