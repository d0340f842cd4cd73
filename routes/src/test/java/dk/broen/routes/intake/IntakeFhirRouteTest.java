package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.delivery.Acknowledgements;
import dk.broen.routes.intake.ClientLogin.TakenFrom;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class IntakeFhirRouteTest {
    private static final TestPerson CITIZEN = new TestPeople(472).next();
    private static final Optional<MunicipalityCode> ODENSE = Optional.of(new MunicipalityCode("0461"));
    private static final ClientLogin HOSPITAL = new ClientLogin(Optional.empty(), TakenFrom.HOSPITAL);
    private static final byte[] NOT_FHIR = "{}".getBytes(StandardCharsets.US_ASCII);
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private Citizens citizens;
    private AdvisedRoute route;
    private AdvisedRoute medcom;
    private MockEndpoint intake;
    private MockEndpoint refused;
    private byte[] message;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("intake-fhir");
        medcom = routes.get("take-medcom");
        intake = route.partner("jms:queue:intake");
        refused = route.partner("jms:queue:refused");
        message = HospitalMessages.medcom(UUID.randomUUID().toString(), CITIZEN);
        login(HOSPITAL);
    }

    @Test
    void what_no_login_permits_is_taken_as_no_message_of_a_hospital() {
        MockEndpoint acknowledgements = route.partner("direct:intake-acknowledgement");
        route.before("read-body", exchange -> {});

        route.run(message);

        assertThat(acknowledgements.getExchanges()).hasSize(1);
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void a_message_is_stored_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            take-login
            fhir-address
            read-body
            acknowledges
              to-acknowledgements
              acknowledged
            open-fhir
            take-fhir
            """);
        assertThat(route.from()).startsWith("platform-http:/fhir/messages?httpMethodRestrict=POST");
    }

    @Test
    void a_refusal_is_stored_and_then_answered_and_any_other_failure_is_answered() {
        assertThat(route.handlers()).isEqualTo("""
            receipt-http
              no-answer-http
            message-refused-http
              keep-and-answer-http
                seal-refused-http
                store-refused-http
                answer-422
                refusal-not-kept-http
                  answer-503-refused
            hub-unable-http
              answer-503
            """);
    }

    @Test
    void only_the_encrypted_message_and_the_hash_of_its_citizen_are_stored() {
        assertThat(status(message)).isEqualTo(202);

        assertThat(intake.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).containsOnlyKeys("JMSXGroupID").containsValue(citizens.keyOf(new Cpr(CITIZEN.cpr())));
            assertThat(sealed.open(stored.getBody(byte[].class)).raw()).isEqualTo(message);
        });
    }

    @Test
    void what_a_municipality_sends_is_taken_as_an_acknowledgement_only() {
        MockEndpoint acknowledgements = route.partner("direct:intake-acknowledgement");
        login(new ClientLogin(ODENSE, TakenFrom.NO_HOSPITAL));

        route.run(message);

        assertThat(acknowledgements.getExchanges()).hasSize(1);
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void a_login_that_is_both_decides_by_what_it_sends() {
        MockEndpoint acknowledgements = route.partner("direct:intake-acknowledgement");
        login(new ClientLogin(ODENSE, TakenFrom.HOSPITAL));

        assertThat(status(message)).isEqualTo(202);
        route.run(Acknowledgements.about("1", "ok"));

        assertThat(acknowledgements.getExchanges()).hasSize(1);
        assertThat(intake.getExchanges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"take-login", "fhir-address", "read-body", "open-fhir", "take-fhir"})
    void a_sender_is_asked_to_send_again_when_a_step_fails(String step) {
        route.fails(step, Fault.inTheHub());

        assertThat(status(message)).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identify-notification", "owner-notification", "validate-notification", "seal-notification",
        "store-notification", "stored-notification", "answer-202"})
    void a_sender_is_asked_to_send_again_when_a_step_of_the_format_fails(String step) {
        medcom.fails(step, Fault.inTheHub());

        assertThat(status(message)).isEqualTo(503);
    }

    @Test
    void a_step_that_fails_is_not_repeated() {
        medcom.fails("store-notification", 1, Fault.inTheHub());

        assertThat(status(message)).isEqualTo(503);
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void a_sender_is_asked_to_send_again_while_the_broker_is_away() {
        Fault.brokerAway(intake);

        assertThat(status(message)).isEqualTo(503);
    }

    @Test
    void only_the_encrypted_refusal_is_stored_and_then_answered() {
        assertThat(status(NOT_FHIR)).isEqualTo(422);

        assertThat(intake.getExchanges()).isEmpty();
        assertThat(refused.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).isEmpty();
            assertThat(sealed.openRefusal(stored.getBody(byte[].class)).raw()).isEqualTo(NOT_FHIR);
        });
    }

    @Test
    void an_answer_returns_the_ids_of_the_message_and_of_its_header() throws Exception {
        String id = UUID.randomUUID().toString();
        String intact = new String(HospitalMessages.medcom(id, CITIZEN), StandardCharsets.UTF_8);
        String bundle = new ObjectMapper().readTree(intact).path("id").asText();
        String wrong = intact.replace("hospital-notification-message", "care-communication-message");

        for (String request : List.of(intact, wrong)) {
            JsonNode response = response(request.getBytes(StandardCharsets.UTF_8));
            assertThat(response.path("identifier").asText()).isEqualTo(id);
            assertThat(response.at("/extension/0/valueString").asText()).isEqualTo(bundle);
        }
    }

    @Test
    void another_message_in_the_same_bundle_is_refused_and_kept_and_a_resend_of_the_first_is_not() throws Exception {
        String bundle = UUID.randomUUID().toString();
        byte[] first = HospitalMessages.medcom(UUID.randomUUID().toString(), bundle, CITIZEN);
        byte[] second = HospitalMessages.medcom(UUID.randomUUID().toString(), bundle, CITIZEN);

        assertThat(response(first).path("code").asText()).isEqualTo("ok");
        assertThat(response(second).path("code").asText()).isEqualTo("fatal-error");
        assertThat(response(first).path("code").asText()).isEqualTo("ok");

        assertThat(refused.getExchanges()).singleElement()
            .extracting(stored -> sealed.openRefusal(stored.getMessage().getBody(byte[].class))).satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo("BUNDLE_REUSED");
                assertThat(refusal.location()).isEqualTo("Bundle.id");
                assertThat(refusal.raw()).isEqualTo(second);
            });
    }

    @Test
    void an_answer_says_in_the_words_of_medcom_what_its_status_says() throws Exception {
        assertThat(response(message).path("code").asText()).isEqualTo("ok");

        byte[] wrong = new String(message, StandardCharsets.UTF_8).replace("\"IMP\"", "\"AMB\"").getBytes(StandardCharsets.UTF_8);
        assertThat(response(wrong).path("code").asText()).isEqualTo("fatal-error");

        Fault.brokerAway(intake);
        assertThat(response(message).path("code").asText()).isEqualTo("transient-error");
    }

    @Test
    void a_message_in_xml_is_answered_in_xml() {
        Exchange exchange = route.run("<Bundle xmlns='http://hl7.org/fhir'/>".getBytes(StandardCharsets.UTF_8));

        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/fhir+xml");
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("<OperationOutcome");
    }

    @Test
    void a_refusal_that_cannot_be_stored_is_not_told() {
        Fault.brokerAway(refused);

        assertThat(status(NOT_FHIR)).isEqualTo(503);
    }

    private void login(ClientLogin login) {
        route.before("read-body", exchange -> exchange.setProperty(TakeLogin.LOGIN, login));
    }

    @Test
    void what_comes_in_an_envelope_is_answered_in_one() throws Exception {
        VansMessage request = VansMessage.notification("AdmissionInpatient", message);
        byte[] wrong = new String(message, StandardCharsets.UTF_8).replace("\"IMP\"", "\"AMB\"").getBytes(StandardCharsets.UTF_8);

        VansMessage stored = wrapped(request.bytes(), 202);
        VansMessage refusal = wrapped(VansMessage.notification("AdmissionInpatient", wrong).bytes(), 422);
        VansMessage nothing = wrapped(VansMessage.notification("AdmissionInpatient", NOT_FHIR).bytes(), 422);
        Fault.brokerAway(intake);
        VansMessage again = wrapped(request.bytes(), 503);

        assertThat(stored.text("Name")).isEqualTo("MCM:FCTL#ok");
        assertThat(stored.text("SenderID")).isEqualTo(VansMessage.HUB);
        assertThat(stored.text("ReceiverID")).isEqualTo(VansMessage.HOSPITAL);
        assertThat(stored.text("ServiceTag")).isEqualTo("application/fhir+json");
        assertThat(new ObjectMapper().readTree(stored.data()).at("/entry/0/resource/response/code").asText()).isEqualTo("ok");
        assertThat(sealed.open(intake.getExchanges().get(0).getMessage().getBody(byte[].class)).raw()).isEqualTo(message);
        assertThat(refusal.text("Name")).isEqualTo("MCM:FCTL#fatal-error");
        assertThat(nothing.xml()).as("nobody to acknowledge").contains("<NegativeMessage>", "<Name>MCM:FDIS20#AdmissionInpatient</Name>");
        assertThat(nothing.text("Description")).startsWith("NOT_FHIR at Bundle");
        assertThat(again.text("Name")).isEqualTo("MCM:FCTL#transient-error");
    }

    @Test
    void a_wrong_envelope_is_kept_whole_and_answered_by_a_receipt_of_the_network() throws Exception {
        VansMessage request = VansMessage.notification("AdmissionInpatient", message).replace("<SizeInBytes>", "<SizeInBytes>1");

        VansMessage receipt = wrapped(request.bytes(), 422);

        assertThat(receipt.xml()).contains("<NegativeVans>");
        assertThat(receipt.text("OriginalEnvelopeIdentifier")).isEqualTo(request.text("EnvelopeIdentifier"));
        assertThat(receipt.text("Description")).startsWith("FIELD_INVALID at VANSEnvelope.Message.MetaInformation.Document.SizeInBytes");
        assertThat(refused.getExchanges()).singleElement().satisfies(kept -> assertThat(
            sealed.openRefusal(kept.getMessage().getBody(byte[].class)).raw()).isEqualTo(request.bytes()));
    }

    @Test
    void the_envelope_says_which_format_its_message_has() {
        byte[] letter = XdisMessage.admission("XDIS-5601", CITIZEN, Instant.parse("2026-11-21T20:00:00Z")).bytes();

        VansMessage answer = wrapped(VansMessage.letter(letter).bytes(), 202);

        assertThat(answer.text("Name")).isEqualTo("MCM:XCTL03");
        assertThat(answer.data()).contains("<PositiveReceipt>", "XDIS-5601");
    }

    @Test
    void an_acknowledgement_in_an_envelope_goes_where_a_bare_one_goes() throws Exception {
        MockEndpoint acknowledgements = route.partner("direct:intake-acknowledgement");
        login(new ClientLogin(ODENSE, TakenFrom.NO_HOSPITAL));
        byte[] acknowledgement = VansMessage.of("HL7", "MCM:FCTL#ok", "2.0.0", Acknowledgements.about("1", "ok")).bytes();

        route.run(acknowledgement);
        login(new ClientLogin(ODENSE, TakenFrom.HOSPITAL));
        route.run(acknowledgement);

        assertThat(acknowledgements.getExchanges()).hasSize(2)
            .allSatisfy(taken -> assertThat(taken.getMessage().getBody(byte[].class)).isEqualTo(acknowledgement));
    }

    @Test
    void of_what_a_municipality_sends_nothing_is_kept_also_of_a_damaged_envelope() throws Exception {
        login(new ClientLogin(ODENSE, TakenFrom.NO_HOSPITAL));
        VansMessage damaged = VansMessage.notification("AdmissionInpatient", message).replace("<SizeInBytes>", "<SizeInBytes>1");

        MockEndpoint acknowledgements = route.partner("direct:intake-acknowledgement");

        route.run(damaged.bytes());

        assertThat(acknowledgements.getExchanges()).hasSize(1);
        assertThat(refused.getExchanges()).isEmpty();
        assertThat(intake.getExchanges()).isEmpty();
    }

    @Test
    void an_acknowledgement_with_the_login_of_a_hospital_is_refused_by_the_status_of_its_request() throws Exception {
        assertThat(status(Acknowledgements.about("1", "ok"))).isEqualTo(422);
    }

    private VansMessage wrapped(byte[] request, int status) {
        Exchange exchange = route.run(request);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE)
            .containsEntry(Exchange.CONTENT_TYPE, "application/xml").containsEntry(Exchange.HTTP_RESPONSE_CODE, status);
        return new VansMessage(exchange.getMessage().getBody(String.class));
    }

    private JsonNode response(byte[] request) throws Exception {
        return new ObjectMapper().readTree(route.run(request).getMessage().getBody(String.class)).at("/entry/0/resource/response");
    }

    /** The status of the answer, which has no header but its status and its type. */
    private int status(byte[] request) {
        Exchange exchange = route.run(request);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE)
            .containsEntry(Exchange.CONTENT_TYPE, "application/fhir+json");
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
    }
}
