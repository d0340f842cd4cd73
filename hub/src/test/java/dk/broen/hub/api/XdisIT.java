package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.XdisAnswer;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests XDIS letters over HTTP: stored with a positive receipt, refused with a negative one, repeated. */
@ExtendWith(SharedHub.class)
class XdisIT {
    private static final TestPeople PEOPLE = new TestPeople(5220);

    private final TestPerson person = PEOPLE.next();
    private final String id = "XDIS-" + UUID.randomUUID();
    private StagedHub hub;
    private XdisMessage admission;

    @BeforeEach
    void prepareResident(StagedHub shared) {
        hub = shared;
        hub.addResident(person, Home.AARHUS);
        admission = XdisMessage.admission(id, person, hub.clock().now().toInstant());
    }

    @Test
    void a_letter_is_stored_answered_with_a_receipt_and_told_once_however_often_it_comes() throws Exception {
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            XdisAnswer answer = hub.xdis().send(admission.bytes());

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.receipt()).contains("<PositiveReceipt>", "<VersionCode>XC0330Q</VersionCode>");
            assertThat(answer.text("OriginalLetterIdentifier")).isEqualTo(id);
            await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> told(caseSystem) == 1);

            XdisAnswer again = hub.xdis().send(admission.with("Identifier", "K-again").bytes());

            assertThat(again.status()).isEqualTo(202);
            hub.awaitIdle();
            assertThat(told(caseSystem)).isEqualTo(1);
            assertThat(hub.api().get("/api/why/" + id)).hasSize(1);
        }
    }

    @Test
    void a_wrong_letter_is_answered_with_the_location_of_the_error_and_kept() throws Exception {
        XdisAnswer answer = hub.xdis().send(admission.with("StatusCode", "nyt").bytes());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.receipt()).contains("<NegativeReceipt>").doesNotContain(person.cpr());
        assertThat(answer.text("RefuseText"))
            .isEqualTo(
                "VALUE_UNKNOWN at Emessage.NotificationOfAdmission.Letter.StatusCode: Accepted: annulleretbrev, nytbrev, rettetbrev");
        await("the letter is a dead letter").atMost(Duration.ofSeconds(30)).until(() -> kept("Letter.StatusCode"));
    }

    @Test
    void a_body_with_a_document_type_is_refused() throws Exception {
        XdisAnswer answer = hub.xdis().send("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
            .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("RefuseText")).startsWith("NOT_XDIS at Emessage: ");
    }

    @Test
    void a_letter_id_with_other_content_opens_a_work_item() throws Exception {
        assertThat(hub.xdis().send(admission.bytes()).status()).isEqualTo(202);
        hub.awaitIdle();
        String first = hub.api().get("/api/why/" + id).get(0).path("reference").asText();

        assertThat(hub.xdis().send(admission.with("UnitName", "Afsnit P3").bytes()).status()).isEqualTo(202);

        await("a human is asked").atMost(Duration.ofSeconds(30)).until(() -> any(hub.api().get("/api/work-items"), item -> item.path("kind")
            .asText().equals("CONTENT_CONFLICT") && item.path("because").asText().contains(first)));
    }

    private boolean kept(String location) {
        return any(hub.api().get("/api/dead-letters?limit=1000"), letter -> letter.path("location").asText().endsWith(location)
            && letter.path("source").asText().equals("auh"));
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(wanted);
    }

    private long told(MunicipalConsumer caseSystem) {
        return caseSystem.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }
}
