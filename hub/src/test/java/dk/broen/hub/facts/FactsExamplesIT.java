package dk.broen.hub.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.municipality.FactsSender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Does with a running hub what docs/FACTS.md tells a newcomer to do, with the files that it shows. */
@ExtendWith(SharedHub.class)
class FactsExamplesIT {
    private static final Path EXAMPLES = Checkout.here().root().resolve("docs/examples/facts");
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    @Test
    void a_newcomer_records_an_appointment_a_consent_and_a_service_and_the_right_units_hear_of_an_admission(StagedHub hub)
        throws IOException {
        HubClient aarhus = hub.api("municipality-0751");
        for (String file : List.of("appointment.json", "consent.json", "service.json")) {
            assertThat(recorded(send(aarhus, file), 201)).as(file).isEqualTo(1);
        }
        JsonNode known = aarhus.exchange("POST", "/api/facts/search", JSON, "{\"cpr\": \"1910560595\"}").body().at("/citizens/0");
        assertThat(Stream.of("appointments", "consents", "services").map(list -> known.path(list).size())).containsExactly(1, 1, 1);

        String now = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").format(hub.clock().now());
        String admission = Files.readString(EXAMPLES.resolveSibling("admission.hl7")).replace("NOW", now).replace('\n', '\r');
        assertThat(hub.send(admission.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("AA");
        hub.awaitIdle();

        assertThat(hub.api().get("/api/why/EXAMPLE-1").path(0).path("notices").toString())
            .contains("aarhus-bostoette-nord", "aarhus-forloebskoordinatorer").doesNotContain("aarhus-jobcenter");
    }

    @Test
    void each_example_is_recorded_as_it_stands_and_changes_nothing_the_second_time(StagedHub hub) throws IOException {
        assertTwice(hub.api("municipality-0751"), "residence.json", 2);
        assertTwice(hub.api("municipality-0461"), "own-doctor.json", 2);
        assertTwice(hub.api("municipality-0751"), "sheet.csv", 4);
        assertTwice(hub.api("municipality-0751"), "guardian-consent.json", 1);
    }

    @Test
    void each_decision_to_tell_without_consent_is_recorded_as_it_stands(StagedHub hub) throws IOException {
        assertTwice(hub.api("municipality-0751"), "agreement.json", 1);
        assertTwice(hub.api("municipality-0751"), "psp-case.json", 1);
        assertThat(send(hub.api("municipality-0751"), "override.json").status()).as("no municipality records an override").isEqualTo(403);
        assertTwice(hub.api(), "override.json", 1);
        assertTwice(hub.api(), "decisions.csv", 3);
    }

    @Test
    void the_sheet_is_the_same_in_the_character_set_of_excel(StagedHub hub) throws IOException {
        String sheet = Files.readString(EXAMPLES.resolve("sheet.csv")).replace("190358-0924", "110477-3041");
        HubReply utf8 = sheet(hub, sheet.getBytes(StandardCharsets.UTF_8));
        HubReply excel = sheet(hub, sheet.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252")));

        assertThat(recorded(utf8, 201)).isEqualTo(4);
        assertThat(excel.status()).isEqualTo(200);
        assertThat(excel.body().at("/counts/unchanged").asInt()).isEqualTo(4);
        assertThat(excel.body().path("read")).hasToString("{\"charset\":\"windows-1252\",\"separator\":\";\",\"rows\":4}");
    }

    @Test
    void the_example_for_the_queue_is_recorded_and_answered(StagedHub hub) throws Exception {
        try (FactsSender aarhus = hub.factsSender("0751")) {
            String answer =
                aarhus.answer(aarhus.send(Files.readString(EXAMPLES.resolve("queue.json"))), Duration.ofSeconds(30)).orElseThrow();

            assertThat(new ObjectMapper().readTree(answer).path("outcome").asText()).isEqualTo("RECORDED");
        }
    }

    private static void assertTwice(HubClient client, String file, int facts) throws IOException {
        assertThat(recorded(send(client, file), 201)).as(file).isEqualTo(facts);
        HubReply again = send(client, file);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/counts/unchanged").asInt()).as(file).isEqualTo(facts);
    }

    private static int recorded(HubReply reply, int status) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
        return reply.body().at("/counts/recorded").asInt();
    }

    private static HubReply send(HubClient client, String file) throws IOException {
        boolean sheet = file.endsWith(".csv");
        return client.exchange("POST", "/api/facts", sheet ? CSV : JSON, sheet ? Map.of("Because", "nightly transfer") : Map.of(),
            Files.readString(EXAMPLES.resolve(file)));
    }

    private static HubReply sheet(StagedHub hub, byte[] sheet) {
        return hub.api("municipality-0751").exchange("POST", "/api/facts", CSV, Map.of("Because", "nightly transfer"), sheet);
    }
}
