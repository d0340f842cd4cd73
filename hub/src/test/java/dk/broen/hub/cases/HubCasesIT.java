package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dk.broen.hub.leaks.Mark;
import dk.broen.simulator.hub.Checkout;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays each case folder but those of {@link FhirRegisterCasesIT}, {@link RegionListCasesIT} and {@link SwitchedOnCasesIT} through a running
 * hub and checks what the hub reports and what its partners received (domain.md §9).
 */
class HubCasesIT {
    @TempDir
    private static Path directory;
    private static List<CaseFolder> cases;
    private static HubCourses hub;

    @BeforeAll
    static void playAllCourses() throws IOException, JMSException {
        cases = CaseFolder.all().stream().filter(folder -> !folder.hasRegister(RegisterOutage.Form.FHIR) && !folder.regionLists()
            && !folder.escalation() && !folder.courses()).toList();
        InpatientLists lists = new InpatientLists(Files.createDirectory(directory.resolve("lists")));
        hub = new HubCourses(cases, new OwnFormRegister(),
            PlayedConfiguration.copied(directory.resolve("config")).withInpatientLists(lists.folder()),
            Files.createDirectory(directory.resolve("hub")), lists);
        hub.play();
    }

    @AfterAll
    static void stop() throws JMSException {
        hub.close();
    }

    @TestFactory
    Stream<DynamicTest> each_recipient_of_a_case_gets_what_its_folder_says() {
        return cases.stream().map(folder -> DynamicTest.dynamicTest(folder.name(), () -> {
            Comparison comparison = new Comparison(folder, hub.linesOf(folder));
            assertThat(comparison.agrees()).withFailMessage(comparison::toString).isTrue();
        }));
    }

    @Test
    void no_citizen_of_a_case_appears_outside_the_bodies_of_notices() throws IOException {
        List<Mark> marks = cases.stream().flatMap(folder -> CaseMarks.of(folder).stream()).toList();

        assertThat(marks).hasSizeGreaterThanOrEqualTo(5 * cases.size()).extracting(Mark::what).contains("given name", "birth date", "ward");
        assertThat(hub.leaks(marks)).isEmpty();
    }

    @Test
    void each_notice_on_a_queue_fits_the_published_schema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Checkout.here().config().resolve("schemas/notification.v1.schema.json")));

        assertThat(hub.onQueues()).hasSizeGreaterThan(cases.size()).allSatisfy(notice -> assertThat(schema.validate(notice.body()))
            .as(notice.reference()).isEmpty());
    }

    @Test
    void what_is_taken_back_names_the_notice_that_said_it() {
        Map<String, JsonNode> notices =
            hub.onQueues().stream()
                .collect(Collectors.toMap(one -> one.body().path("id").asText(), Partners.Arrived::body, (one, same) -> one));

        assertThat(hub.onQueues()).filteredOn(one -> !one.body().path("takesBack").isEmpty()).hasSizeGreaterThan(5).allSatisfy(one -> {
            assertThat(one.body().path("corrects").asText()).as("%s corrects", one.reference()).isNotEmpty();
            assertThat(one.body().path("takesBack")).allSatisfy(takenBack -> {
                assertThat(takenBack.path("notice").asText()).as(one.reference()).isNotEmpty();
                JsonNode earlier = notices.get(takenBack.path("notice").asText());
                assertThat(earlier == null ? List.of(takenBack.path("matter").asText()) : earlier.path("says").findValuesAsText("matter"))
                    .as(one.reference()).contains(takenBack.path("matter").asText());
            });
        });
    }

    @Test
    void the_hub_can_explain_everything_that_partners_received() {
        assertThat(hub.unexplained()).extracting(Partners.Arrived::contact).isEmpty();
    }
}
