package dk.broen.hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.llp.ExtendedMinLowerLayerProtocol;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.v251.message.ACK;
import ca.uhn.hl7v2.util.Terser;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interoperability with an MLLP client that is not ours: HAPI's, which parses and validates each answer by the standard. */
@ExtendWith(SharedHub.class)
class HapiClientIT {
    private static final TestPeople PEOPLE = new TestPeople(5550);
    private final HapiContext hapi = new DefaultHapiContext();
    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private Connection connection;

    @BeforeEach
    void connect(StagedHub shared) throws Exception {
        hub = shared;
        hapi.setLowerLayerProtocol(new ExtendedMinLowerLayerProtocol());
        connection = hapi.newClient("127.0.0.1", hub.process().port("mllp"), false);
        connection.getInitiator().setTimeout(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        hapi.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_admission_from_hapi_is_accepted_and_told_with_its_letters(Encoding encoding) throws Exception {
        hub.addResident(person, Home.AARHUS);
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            ACK answer = (ACK) sent(admission().with("MSH-18", encoding.msh18()).with("PID-5", "Blåbærgrød^Ærik"));

            assertThat(answer.getMSA().getAcknowledgmentCode().getValue()).isEqualTo("AA");
            assertThat(answer.getMSH().getMessageType().encode()).isEqualTo("ACK^A01^ACK");
            assertThat(answer.getMSH().getCharacterSet(0).getValue()).isEqualTo(encoding.msh18());
            await("the residence is told").atMost(Duration.ofSeconds(60)).until(() -> caseSystem.received().stream()
                .anyMatch(notice -> notice.body().at("/citizen/cpr").asText().equals(person.cpr())
                    && notice.body().toString().contains("Blåbærgrød")));
        }
    }

    @ParameterizedTest
    @CsvSource({"PV1-19, '', AE, PV1, 19, 101", "PID-3, 4711^^^AUH^PI, AE, PID, 3, 101", "EVN-6, 20260230, AE, EVN, 6, 102",
        "MSH-9, ADT^A99, AR, MSH, 9, 201", "MSH-9, MDM^T02, AR, MSH, 9, 200", "MSH-11, T, AR, MSH, 11, 202",
        "MSH-3, ELSE, AR, MSH, 3, 204"})
    void hapi_finds_code_and_place_of_a_refusal(String field, String value, String code, String segment, int position, String number)
        throws Exception {
        ACK answer = (ACK) sent(admission().with(field, value));

        assertThat(answer.getMSA().getAcknowledgmentCode().getValue()).isEqualTo(code);
        assertThat(answer.getERR().getErrorLocation(0).getSegmentID().getValue()).isEqualTo(segment);
        assertThat(answer.getERR().getErrorLocation(0).getFieldPosition().getValue()).isEqualTo(Integer.toString(position));
        assertThat(answer.getERR().getHL7ErrorCode().getIdentifier().getValue()).isEqualTo(number);
        assertThat(answer.getERR().getHL7ErrorCode().getNameOfCodingSystem().getValue()).isEqualTo("HL70357");
        assertThat(answer.getERR().getSeverity().getValue()).isEqualTo("E");
        assertThat(answer.getERR().getUserMessage().getValue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "2.3.1", "2.4", "2.5", "2.6", "2.7", "2.7.1", "2.8", "2.8.1"})
    void an_answer_has_the_version_of_the_message(String version) throws Exception {
        Terser answer = new Terser(sent(admission().with("MSH-12", version)));

        assertThat(answer.get("/MSA-1")).isEqualTo("AA");
        assertThat(answer.get("/MSH-12-1")).isEqualTo(version);
    }

    @Test
    void in_enhanced_mode_hapi_gets_the_commit_acknowledgement() throws Exception {
        ACK answer = (ACK) sent(admission().with("MSH-15", "AL").with("MSH-16", "NE"));

        assertThat(answer.getMSA().getAcknowledgmentCode().getValue()).isEqualTo("CA");
    }

    @Test
    void one_connection_carries_many_messages() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(((ACK) sent(admission())).getMSA().getAcknowledgmentCode().getValue()).isEqualTo("AA");
        }
    }

    /** The answer, which HAPI matches by MSA-2. */
    private Message sent(AdtMessage message) throws Exception {
        Message parsed = hapi.getGenericParser().parse(message.text());
        Message answer = connection.getInitiator().sendAndReceive(parsed);
        assertThat(new Terser(answer).get("/MSA-2")).isEqualTo(message.controlId());
        return answer;
    }

    private AdtMessage admission() {
        return hub.message("A01", person, Home.AARHUS);
    }
}
