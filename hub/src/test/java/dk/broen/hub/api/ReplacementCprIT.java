package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that messages with a replacement CPR number wait until somebody says whose number it is (danish-standards.md §4). */
@ExtendWith(SharedHub.class)
class ReplacementCprIT {
    private static final TestPeople PEOPLE = new TestPeople(5400);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String ITEMS = "/api/work-items/";

    private final TestPerson person = PEOPLE.next();
    private final String number = "250947A%03d".formatted(NUMBERS.incrementAndGet());
    private StagedHub hub;
    private HubClient ward;

    @BeforeEach
    void clients(StagedHub shared) throws IOException {
        hub = shared;
        ward = shared.api("hospital-auh");
        hub.addResident(person, Home.AARHUS);
    }

    @Test
    void messages_wait_and_the_ward_reads_the_number_and_an_operator_how_many_there_are() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            String item = waiting(message("A01"));
            accepted(message("A21"));

            JsonNode listed = hub.api().get("/api/work-items?kind=REPLACEMENT_CPR&reference=" + item).path(0);
            assertThat(listed.path("hospital").asText()).isEqualTo("auh");
            assertThat(listed.at("/messages/count").asInt()).isEqualTo(2);
            assertThat(listed.at("/messages/first").asText()).isNotEmpty();
            assertThat(hub.api().get(ITEMS + item).toString()).doesNotContain(number).contains("CPR_NUMBER", "NO_CPR_NUMBER");
            assertThat(ward.get(ITEMS + item).path("replacementNumber").asText()).isEqualTo(number);
            assertThat(ward.get("/api/work-items?limit=1000").toString()).doesNotContain(number);
            assertThat(told(caseSystem)).isZero();
            assertThat(Files.readString(hub.process().log())).contains("BRN2701").doesNotContain(number);
        }
    }

    @Test
    void the_ward_says_who_it_is_and_what_waited_is_told_and_what_comes_later_too() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            AdtMessage admission = message("A01");
            String item = waiting(admission);

            assertThat(answer(ward, item, "CPR_NUMBER", person).status()).isEqualTo(204);

            await("the residence is told of the admission").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 1);
            accepted(message("A03"));
            await("the residence is told of the discharge").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 2);
            assertThat(why(admission).at("/plan/steps/0").asText()).startsWith("waited until somebody said whose");
            assertThat(why(admission).at("/message/stay/type").asText()).isEqualTo("ADMITTED");
        }
    }

    @Test
    void a_wrong_match_is_taken_back_and_whoever_was_told_hears_that_it_was_wrong() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            AdtMessage admission = message("A01");
            String item = waiting(admission);
            answer(hub.api(), item, "CPR_NUMBER", person);
            await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 1);

            assertThat(takeBack(item).status()).isEqualTo(204);

            await("the residence is told that it was wrong").atMost(Duration.ofSeconds(30))
                .until(() -> kinds(caseSystem).equals(List.of("NEWS", "CANCELLED")));
            assertThat(ward.get(ITEMS + item).path("history").findValuesAsText("what")).containsExactly("OPENED", "DONE", "TAKEN_BACK");
            assertThat(ward.get(ITEMS + item).path("history").findValuesAsText("because")).contains("mixed up");
            assertThat(takeBack(item).status()).as("again").isEqualTo(409);
            String again =
                hub.api().get("/api/work-items?kind=REPLACEMENT_CPR&limit=1000&after=" + item).path(0).path("reference").asText();
            assertThat(ward.get(ITEMS + again).path("replacementNumber").asText()).isEqualTo(number);
            assertThat(takeBack(again).status()).as("open").isEqualTo(409);
            assertThat(hub.api().exchange("POST", ITEMS + again + "/answer", "application/json",
                "{\"answer\": \"NO_CPR_NUMBER\", \"because\": \"a tourist\"}").status()).isEqualTo(204);
            AdtMessage discharge = message("A03");
            accepted(discharge);
            assertThat(why(discharge).at("/plan/outcome").asText()).isEqualTo("NOBODY_CONCERNED");
        }
    }

    @Test
    void the_hospital_merges_the_number_and_names_another_citizen_later_so_that_a_human_must_decide() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            TestPerson other = PEOPLE.next();
            String item = waiting(message("A01"));
            accepted(merge(person));
            await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 1);
            assertThat(hub.api().get(ITEMS + item).at("/item/state").asText()).isEqualTo("REASON_GONE");

            AdtMessage contradiction = merge(other);
            accepted(contradiction);

            await("the residence is told that it was wrong").atMost(Duration.ofSeconds(30))
                .until(() -> kinds(caseSystem).equals(List.of("NEWS", "CANCELLED")));
            assertThat(why(contradiction).at("/workItems/0/item/kind").asText()).isEqualTo("REPLACEMENT_CPR");
        }
    }

    @Test
    void a_wrong_answer_names_its_place_and_another_hospital_does_not_learn_of_the_item() throws Exception {
        String item = waiting(message("A01"));

        HubReply refused = ward.exchange("POST", ITEMS + item + "/answer", "application/json",
            "{\"answer\": \"CPR_NUMBER\", \"because\": \"x\", \"cpr\": \"3102479989\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/faults/0").asText()).isEqualTo("cpr: is missing or no CPR number");
        assertThat(ward.exchange("POST", ITEMS + item + "/close", "application/json", "{\"because\": \"x\"}").status()).isEqualTo(422);
        assertThat(answer(hub.api("hospital-odense"), item, "CPR_NUMBER", person).status()).isEqualTo(404);
        assertThat(hub.api("hospital-odense").exchange("POST", ITEMS + item + "/take-back", "application/json", "{\"because\": \"x\"}")
            .status()).isEqualTo(404);
    }

    private AdtMessage message(String trigger) {
        return hub.message(trigger, person, Home.AARHUS).with("PID-3", number + "^^^&1.2.208.176.1.6.1.3.181&ISO").visit("R" + number);
    }

    private AdtMessage merge(TestPerson citizen) {
        return hub.message("A40", citizen, Home.AARHUS).without("PV1").with("MRG-1", number + "^^^&1.2.208.176.1.6.1.3.181&ISO");
    }

    private void accepted(AdtMessage message) throws IOException {
        hub.accepted(message);
        hub.awaitIdle();
    }

    private String waiting(AdtMessage message) throws IOException {
        accepted(message);
        JsonNode item = why(message).at("/workItems/0");
        assertThat(item.at("/item/kind").asText()).isEqualTo("REPLACEMENT_CPR");
        return item.path("reference").asText();
    }

    private JsonNode why(AdtMessage message) {
        return hub.api().get("/api/why/" + message.controlId()).path(0);
    }

    private static HubReply answer(HubClient client, String item, String answer, TestPerson citizen) {
        return client.exchange("POST", ITEMS + item + "/answer", "application/json",
            "{\"answer\": \"%s\", \"because\": \"papers were found\", \"cpr\": \"%s\"}".formatted(answer, citizen.cpr()));
    }

    private HubReply takeBack(String item) {
        return hub.api().exchange("POST", ITEMS + item + "/take-back", "application/json", "{\"because\": \"mixed up\"}");
    }

    private long told(MunicipalConsumer caseSystem) {
        return kinds(caseSystem).size();
    }

    private List<String> kinds(MunicipalConsumer caseSystem) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr()))
            .map(notice -> notice.body().path("kind").asText()).toList();
    }
}
