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
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to notices by REST: who may give them, what is refused, and that they are followed by a look at the citizen. */
@ExtendWith(SharedHub.class)
class AcknowledgementIT {
    private static final TestPeople PEOPLE = new TestPeople(5800);
    private static final String RECEIVED = "{\"answer\": \"RECEIVED\", \"by\": \"Bodil Krog\"}";

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private HubClient aarhus;

    @BeforeEach
    void clients(StagedHub shared) {
        hub = shared;
        aarhus = shared.api("municipality-0751");
    }

    @Test
    void a_received_notice_is_an_occasion_and_the_same_answer_again_changes_nothing() throws Exception {
        String notice = told();
        long before = occasionsOfAnswers();

        assertThat(answer(aarhus, notice, RECEIVED).status()).isEqualTo(204);
        await("the hub looks at the citizen").atMost(Duration.ofSeconds(30)).until(() -> occasionsOfAnswers() == before + 1);
        assertThat(answer(hub.api(), notice, RECEIVED).status()).isEqualTo(204);

        hub.awaitIdle();
        assertThat(occasionsOfAnswers()).isEqualTo(before + 1);
    }

    @Test
    void a_notice_of_another_municipality_does_not_exist() throws Exception {
        String notice = told();

        HubReply foreign = answer(hub.api("municipality-0461"), notice, RECEIVED);
        HubReply nowhere = answer(hub.api("municipality-0461"), "ZZZZZZ", RECEIVED);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().toString().replace(notice, "ZZZZZZ")).isEqualTo(nowhere.body().toString());
        assertThat(answer(hub.api("hospital-auh"), notice, RECEIVED).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"answer": "NOT_US", "by": "Bodil Krog"}                  | 422 | because: is missing or empty; NOT_US needs the reason
        {"answer": "RECEIVED"}                                    | 422 | by: is missing or empty; say who answers
        {"answer": "SEEN", "by": "Bodil Krog"}                    | 422 | answer: is not one of [RECEIVED, NOT_US]
        {"by": "Bodil Krog"}                                      | 422 | answer: is not one of [RECEIVED, NOT_US]
        """)
    void what_is_wrong_is_named_with_its_place(String body, int status, String fault) throws Exception {
        HubReply reply = answer(aarhus, told(), body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().at("/faults/0").asText()).isEqualTo(fault);
    }

    /** The reference of a notice that the residence has got. */
    private String told() throws Exception {
        hub.addResident(person, Home.AARHUS);
        AdtMessage admission = hub.message("A01", person, Home.AARHUS);
        hub.accepted(admission);
        hub.awaitIdle();
        for (JsonNode notice : hub.api().get("/api/why/" + admission.controlId()).at("/0/notices")) {
            if (notice.path("unit").asText().equals(Home.AARHUS.unit())) {
                return notice.at("/sendings/0/reference").asText();
            }
        }
        throw new AssertionError("the residence was not told");
    }

    private long occasionsOfAnswers() {
        return hub.api().get("/api/events?limit=1000").findValuesAsText("kind").stream().filter("ANSWERED"::equals).count();
    }

    private static HubReply answer(HubClient client, String notice, String body) {
        return client.exchange("POST", "/api/notices/" + notice + "/acknowledgement", "application/json", body);
    }
}
