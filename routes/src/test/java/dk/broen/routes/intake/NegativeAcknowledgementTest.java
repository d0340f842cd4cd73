package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.crypto.Keys;
import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the answers to a refused message while the broker is unavailable. */
class NegativeAcknowledgementTest {
    private static final byte[] MESSAGE =
        "MSH|^~\\&|EPJ|AUH|BROEN|BROEN|20261121220000||ADT^A01|4711|P|2.5\rPID|1\r".getBytes(StandardCharsets.US_ASCII);
    @TempDir
    private Path directory;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        Keys.create(directory.resolve("keys"));
        camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(new ActiveMQConnectionFactory("vm://4711")));
        camel.getRegistry()
            .bind("sealRefusal", new SealRefusal(new SealedArrivals(Keys.load(directory.resolve("keys")).seal()), Clock.systemUTC()));
        camel.getRegistry().bind("answerNegatively", new AnswerNegatively(new AcknowledgementWriter(Clock.systemUTC(), () -> "ACK1")));
        camel.getRegistry().bind("answerFhir", new AnswerFhir());
        camel.addRoutes(new NegativeAcknowledgement());
        camel.addRoutes(new RefusingRoutes());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void an_hl7_refusal_that_cannot_be_stored_is_answered_AR() {
        byte[] answer = camel.createProducerTemplate().requestBody("direct:hl7", MESSAGE, byte[].class);

        assertThat(new String(answer, StandardCharsets.US_ASCII)).contains("MSA|AR|4711").doesNotContain("PID-3");
    }

    @Test
    void a_medcom_refusal_that_cannot_be_stored_is_answered_503() {
        Exchange exchange = camel.createProducerTemplate().request("direct:medcom", request -> request.getMessage().setBody(MESSAGE));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(exchange.getMessage().getBody(String.class)).contains("transient");
    }

    private static final class RefusingRoutes extends RouteBuilder {
        @Override
        public void configure() {
            Hl7Envelope envelope = new Hl7EnvelopeReader().read(MESSAGE, StandardCharsets.ISO_8859_1);
            from("direct:hl7").routeConfigurationId(NegativeAcknowledgement.HL7)
                .setProperty(SealRefusal.RAW, body()).setProperty(Identify.ENVELOPE, constant(envelope))
                .throwException(new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.CITIZEN_MISSING, "PID-3")));
            from("direct:medcom").routeConfigurationId(NegativeAcknowledgement.MEDCOM)
                .setProperty(SealRefusal.RAW, body())
                .throwException(new MessageRefused.MedCom("VALUE_UNKNOWN", "Encounter.status", "not a status"));
        }
    }
}
