package dk.broen.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.queue.PipelinedSender.Answer;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that reads with AMQP 1.0 has the same permissions as one that reads with the protocol of Artemis. */
class AmqpPartnerTest {
    private static final String OWN = "notifications.0751.bostoette-nord";
    private static final String OTHER = "notifications.0461.socialpsykiatri";
    private static final BrokerUser AARHUS =
        new BrokerUser("aarhus", "aarhus-secret-1", List.of("notifications.0751.#", "facts-answers.0751"),
            List.of("facts.0751"));

    @TempDir
    private Path directory;
    private Broker broker;

    @BeforeEach
    void start() {
        broker = Broker.open(
            new BrokerSettings.Embedded(directory, "127.0.0.1", 0, Duration.ofNanos(300_000), 200_000, 2, List.of(AARHUS)));
        broker.ensureQueues(List.of(OWN, OTHER, "facts.0751", "facts-answers.0751", "facts.0461", "facts-answers.0461"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_unit_reads_its_notice_with_its_properties() throws JMSException {
        QueueMessage sent = new QueueMessage(UUID.randomUUID(), OWN, new QueueMessage.Body.Typed("application/json",
            Map.of("cloudEvents_type", "dk.broen.notification.v1"), "{\"hændelse\":\"indlagt\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(new PipelinedSender(broker.connections()).send(List.of(sent)).values()).containsExactly(new Answer.Stored());
        try (Connection unit = connected(AARHUS.password()); Session session = unit.createSession();
            MessageConsumer consumer = session.createConsumer(session.createQueue(OWN))) {
            Message notice = consumer.receive(10_000);
            assertThat(new String(notice.getBody(byte[].class), StandardCharsets.UTF_8)).isEqualTo("{\"hændelse\":\"indlagt\"}");
            assertThat(notice.getStringProperty("cloudEvents_type")).isEqualTo("dk.broen.notification.v1");
        }
    }

    @Test
    void a_unit_can_neither_read_elsewhere_nor_send() throws JMSException {
        try (Connection unit = connected(AARHUS.password()); Session session = unit.createSession()) {
            for (String address : List.of(OTHER, Addresses.INTAKE, Addresses.DEAD, "notifications.0461.#", "not.an.address")) {
                assertThatThrownBy(() -> session.createConsumer(session.createQueue(address))).as(address).isInstanceOf(JMSException.class);
            }
            assertThatThrownBy(() -> session.createProducer(session.createQueue(OWN)).send(session.createTextMessage("forged")))
                .isInstanceOf(JMSSecurityException.class);
            assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSSecurityException.class);
        }
        assertThat(broker.depth(OWN)).isZero();
    }

    @Test
    void a_municipality_sends_its_facts_and_reads_its_answers_and_those_of_no_other() throws JMSException {
        try (Connection system = connected(AARHUS.password()); Session session = system.createSession()) {
            session.createProducer(session.createQueue("facts.0751")).send(session.createTextMessage("{}"));
            session.createConsumer(session.createQueue("facts-answers.0751")).close();
            for (String address : List.of("facts.0461", "facts-answers.0751", "facts-answers.0461", Addresses.INTAKE)) {
                assertThatThrownBy(() -> session.createProducer(session.createQueue(address)).send(session.createTextMessage("forged")))
                    .as("send to %s", address).isInstanceOf(JMSException.class);
            }
            for (String address : List.of("facts.0751", "facts.0461", "facts-answers.0461")) {
                assertThatThrownBy(() -> session.createConsumer(session.createQueue(address))).as("read %s", address)
                    .isInstanceOf(JMSException.class);
            }
        }
        assertThat(broker.depth("facts.0751")).isEqualTo(1);
        assertThat(broker.depth("facts.0461")).isZero();
    }

    @Test
    void a_wrong_password_and_an_anonymous_connection_are_refused() {
        assertThatThrownBy(() -> connected("guessed").close()).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> new JmsConnectionFactory(url()).createConnection().start()).isInstanceOf(JMSSecurityException.class);
    }

    private Connection connected(String password) throws JMSException {
        Connection connection = new JmsConnectionFactory(AARHUS.name(), password, url()).createConnection();
        connection.start();
        return connection;
    }

    private String url() {
        return "amqp://127.0.0.1:" + broker.port().orElseThrow();
    }
}
