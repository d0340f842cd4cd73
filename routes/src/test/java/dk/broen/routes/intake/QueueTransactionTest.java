package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.domain.terms.HospitalId;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a real broker that taking, storing and answering a message of a hospital is one transaction. */
class QueueTransactionTest {
    private static final HospitalId AUH = new HospitalId("auh");
    private static final String MESSAGES = Addresses.HOSPITAL_MESSAGES + "auh";
    private static final String ANSWERS = Addresses.HOSPITAL_ANSWERS + "auh";

    @TempDir
    private Path directory;

    @Test
    void what_fails_at_the_last_step_is_neither_stored_nor_answered_and_comes_again() throws Exception {
        try (Broker broker = Broker.open(
            new BrokerSettings.Embedded(directory, "127.0.0.1", 0, Duration.ofNanos(300_000), 200_000, 2, List.of()));
            DefaultCamelContext camel = new DefaultCamelContext()) {
            broker.ensureQueues(List.of(MESSAGES, ANSWERS));
            AtomicInteger attempts = new AtomicInteger();
            camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(broker.connections()));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(IntakeEndpoints.queueOf(AUH)).errorHandler(noErrorHandler())
                        .setBody(constant("sealed")).to(INTAKE)
                        .setHeader(JmsConstants.JMS_DESTINATION_NAME, constant(ANSWERS)).to(IntakeEndpoints.ANSWERS)
                        .process(exchange -> {
                            assertThat(broker.depth(Addresses.INTAKE)).isZero();
                            assertThat(broker.depth(ANSWERS)).isZero();
                            if (attempts.incrementAndGet() == 1) {
                                throw new IllegalStateException("the hub stops here");
                            }
                        });
                }
            });
            camel.start();
            send(broker);

            await("the message is stored and answered").atMost(Duration.ofSeconds(30)).until(() -> broker.depth(ANSWERS) == 1);
            await("the message is acknowledged").atMost(Duration.ofSeconds(10)).until(() -> broker.depth(MESSAGES) == 0);
            assertThat(attempts).hasValue(2);
            assertThat(broker.depth(Addresses.INTAKE)).isEqualTo(1);
            assertThat(broker.depth(ANSWERS)).isEqualTo(1);
        }
    }

    private static void send(Broker broker) throws Exception {
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession()) {
            session.createProducer(session.createQueue(MESSAGES)).send(session.createTextMessage("MSH|"));
        }
    }
}
