package dk.broen.hub.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.Credentials;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.hospital.HospitalQueue;
import dk.broen.simulator.hospital.HospitalQueue.Answer;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a hospital's messages come through its queue as they come over MLLP and HTTP. */
@ExtendWith(SharedHub.class)
class HospitalQueueIT {
    private static final TestPeople PEOPLE = new TestPeople(5302);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private HospitalQueue auh;

    @BeforeEach
    void open(StagedHub hub) throws JMSException {
        this.hub = hub;
        this.auh = hub.hospitalQueue("auh");
    }

    @AfterEach
    void close() throws JMSException {
        auh.close();
    }

    @Test
    void an_admission_is_acknowledged_and_told_and_the_same_again_is_told_once() throws Exception {
        hub.addResident(person, Home.AARHUS);
        byte[] admission = admission().bytes();
        try (MunicipalConsumer unit = hub.caseSystem()) {
            Answer first = answered(auh.send(admission));
            Answer again = answered(auh.send(new String(admission, StandardCharsets.ISO_8859_1)));

            assertThat(first.text()).contains("\rMSA|AA|");
            assertThat(first.isText()).isFalse();
            assertThat(again.text()).contains("\rMSA|AA|");
            assertThat(again.isText()).isTrue();
            await("the residence is told").atMost(PATIENCE).until(() -> about(unit) == 1);
            hub.awaitIdle();
            assertThat(about(unit)).isEqualTo(1);
        }
    }

    @Test
    void a_text_is_read_in_the_character_set_that_it_declares() throws Exception {
        hub.addResident(person, Home.AARHUS);
        String text = new String(admission().with("MSH-18", "UNICODE UTF-8").bytes(), StandardCharsets.UTF_8);

        assertThat(answered(auh.send(text)).text()).contains("\rMSA|AA|");
        assertThat(answered(auh.send(text.replace("UNICODE UTF-8", "KLINGON"))).text()).contains("\rMSA|AE|", "MSH^1^18");
    }

    @Test
    void a_medcom_message_is_answered_as_over_http() throws Exception {
        hub.addResident(person, Home.AARHUS);
        try (HospitalQueue odense = hub.hospitalQueue("odense")) {
            String id = odense.send(hub.notification(person));
            Answer stored = odense.answer(id, PATIENCE).orElseThrow();
            assertThat(stored.text()).contains("acknowledgement-message", "\"ok\"", "STAGED-M");
            Answer refused = odense.answer(odense.send("{\"resourceType\": \"Bundle\"}"), PATIENCE).orElseThrow();
            assertThat(refused.text()).contains("OperationOutcome", "\"severity\":\"error\"");
        }
    }

    @Test
    void what_comes_in_an_envelope_is_answered_in_one_by_queue_and_over_http() throws Exception {
        byte[] letter = XdisMessage.admission("XDIS-QUEUE-1", person, hub.clock().now().toInstant()).bytes();
        VansMessage receipt = new VansMessage(answered(auh.send(VansMessage.letter(letter).bytes())).text());
        assertThat(receipt.text("Name")).isEqualTo("MCM:XCTL03");
        assertThat(receipt.data()).contains("<PositiveReceipt>", "XDIS-QUEUE-1");
        assertThat(answered(auh.send(letter)).text()).as("the same without an envelope").contains("<PositiveReceipt>");

        VansMessage notification =
            VansMessage.notification("AdmissionInpatient", hub.notification(person).getBytes(StandardCharsets.UTF_8));
        try (HospitalQueue odense = hub.hospitalQueue("odense")) {
            Answer stored = odense.answer(odense.send(notification.xml()), PATIENCE).orElseThrow();
            assertThat(new VansMessage(stored.text()).text("Name")).isEqualTo("MCM:FCTL#ok");
        }
        FhirAnswer again = hub.fhir().send(notification.bytes());
        assertThat(again.status()).isEqualTo(202);
        assertThat(new VansMessage(again.body()).data()).contains("acknowledgement-message", "STAGED-M");
        FhirAnswer cutOff = hub.fhir().send(notification.replace("</VANSEnvelope>", "").bytes());
        assertThat(cutOff.status()).isEqualTo(422);
        assertThat(cutOff.body()).contains("<NegativeVans>", "NOT_VANS at VANSEnvelope");
    }

    @Test
    void no_hospital_speaks_for_another() throws Exception {
        assertThatThrownBy(() -> auh.sendTo("odense", "MSH|")).isInstanceOf(JMSException.class);

        String foreign = new String(hub.message("A01", person, Home.ODENSE).bytes(), StandardCharsets.ISO_8859_1);
        assertThat(answered(auh.send(foreign)).text()).contains("\rMSA|AR|", "204", "this queue or folder belongs");
        assertThat(answered(auh.send(hub.notification(person))).text()).contains("SENDER_FOREIGN");
    }

    @Test
    void the_reply_of_a_ward_to_a_question_closes_it() throws Exception {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.putArray("services").addObject().put("function", "RESIDENCE").put("unit", Home.AARHUS.unit()).put("from", "2026-01-01");
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("because", "staged");
        facts.putArray("citizens").add(citizen);
        hub.api().post("/api/facts", facts);
        AdtMessage admission = admission();
        answered(auh.send(admission.bytes()));
        hub.awaitIdle();
        String question =
            StreamSupport.stream(hub.api().get("/api/why/" + admission.controlId()).path(0).path("workItems").spliterator(), false)
                .filter(item -> item.at("/item/kind").asText().equals("ASK_FOR_CONSENT")).findFirst().orElseThrow().path("reference")
                .asText();

        assertThat(answered(auh.send(refusal(question))).text()).contains("\rMSA|AA|REPLY-" + question);

        await("the question is answered").atMost(PATIENCE)
            .until(() -> hub.api().get("/api/work-items?state=DONE&reference=" + question).size() == 1);
    }

    private String refusal(String question) {
        return String.join("\r", "MSH|^~\\&|EPJ|AUH|BROEN||"
            + hub.clock().now().format(DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ")) + "||ORU^R01^ORU_R01|REPLY-" + question + "|P|2.5.1",
            "PID|1||" + person.cpr() + "^^^CPR&1.2.208.176.1.2&ISO^NNDNK", "OBR|1|" + question,
            "OBX|1|CE|CONSENT^Samtykke^99BROEN||NEJ||||||F|||||MK7^Holm^Mette", "");
    }

    @Test
    void a_client_of_amqp_sends_a_message_and_reads_its_acknowledgement(@TempDir Path directory) throws Exception {
        ForeignClient.RHEA.assumeInstalled();
        Credentials login = hub.credentials("hospital-auh");
        String broker = "127.0.0.1:" + hub.process().port("broker");
        byte[] admission = admission().bytes();

        JsonNode accepted = ForeignClient.sendWithRhea(broker, login.user(), login.password(), "auh",
            Files.write(directory.resolve("admission.hl7"), admission));
        JsonNode refused = ForeignClient.sendWithRhea(broker, login.user(), login.password(), "auh",
            Files.writeString(directory.resolve("bundle.json"), "{\"resourceType\": \"Bundle\"}"));

        assertThat(accepted.path("correlates").asBoolean()).isTrue();
        assertThat(accepted.path("contentType").asText()).startsWith("application/hl7-v2");
        assertThat(accepted.path("answer").toString()).contains("MSA|AA|");
        assertThat(refused.path("contentType").asText()).isEqualTo("application/fhir+json");
        assertThat(refused.path("answer").toString()).contains("OperationOutcome");
    }

    @Test
    void what_cannot_be_read_is_answered_and_kept_and_holds_up_no_other() throws Exception {
        assertThat(answered(auh.sendMap()).text()).contains("\rMSA|AE|", "neither text nor bytes");
        assertThat(answered(auh.send("hello")).text()).contains("\rMSA|AE|", "does not begin with an MSH segment");
        assertThat(answered(auh.send(admission().with("PID-3", "").bytes())).text()).contains("\rMSA|AE|", "PID");
        assertThat(answered(auh.send(admission().bytes())).text()).contains("\rMSA|AA|");

        await("the refusals are kept").atMost(PATIENCE)
            .until(() -> hub.api().get("/api/dead-letters").findValuesAsText("code").contains("NOT_TEXT_OR_BYTES"));
    }

    @Test
    void the_answer_goes_to_the_queue_of_the_hospital_whatever_address_it_asks_for() throws Exception {
        String id = auh.sendWithReplyTo("hospital-answers.odense", new String(admission().bytes(), StandardCharsets.ISO_8859_1));

        assertThat(answered(id).text()).contains("\rMSA|AA|");
    }

    private AdtMessage admission() {
        return hub.message("A01", person, Home.AARHUS);
    }

    private Answer answered(String id) throws JMSException {
        return auh.answer(id, PATIENCE).orElseThrow();
    }

    private long about(MunicipalConsumer unit) {
        return unit.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }
}
