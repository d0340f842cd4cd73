package dk.broen.simulator.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MunicipalConsumerTest {

    private static final String NORTH = "notifications.0751.bostoette-nord";
    private static final String JOB = "notifications.0751.jobcenter";

    private EmbeddedActiveMQ broker;
    private String address;

    @BeforeEach
    void open() throws Exception {
        address = "tcp://127.0.0.1:" + freePort();
        broker = new EmbeddedActiveMQ().setConfiguration(new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false)
            .addAcceptorConfiguration("tcp", address));
        broker.start();
    }

    @AfterEach
    void shut() throws Exception {
        broker.stop();
    }

    @Test
    void messages_are_recorded_in_order_with_their_properties_and_acknowledged() throws Exception {
        try (MunicipalConsumer municipality = consumer()) {
            send(NORTH, "{\"event\":\"ADMITTED\"}", "N1");
            send(JOB, "{\"event\":\"DISCHARGED\"}", "N2");
            awaitReceived(municipality, 2);

            assertThat(municipality.received()).extracting(ReceivedNotification::order).containsExactly(1, 2);
            assertThat(municipality.received()).extracting(ReceivedNotification::address).containsExactlyInAnyOrder(NORTH, JOB);
            assertThat(of(municipality, NORTH).body().path("event").asText()).isEqualTo("ADMITTED");
            assertThat(of(municipality, NORTH).properties()).containsEntry("notice", "N1").containsEntry("_AMQ_DUPL_ID", "N1");
        }
        await("all acknowledged").atMost(Duration.ofSeconds(10))
            .until(() -> broker.getActiveMQServer().locateQueue(NORTH).getMessageCount() == 0);
    }

    @Test
    void a_paused_consumer_leaves_messages_waiting() throws Exception {
        try (MunicipalConsumer municipality = consumer()) {
            municipality.pause();
            send(NORTH, "{\"event\":\"ADMITTED\"}", "N1");
            assertThat(broker.getActiveMQServer().locateQueue(NORTH).getMessageCount()).isEqualTo(1);
            assertThat(municipality.received()).isEmpty();
            municipality.resume();
            awaitReceived(municipality, 1);
        }
    }

    @Test
    void a_message_that_is_not_json_is_recorded_as_text() throws Exception {
        try (MunicipalConsumer municipality = consumer()) {
            send(NORTH, "not json", "N1");
            awaitReceived(municipality, 1);
            assertThat(of(municipality, NORTH).body().asText()).isEqualTo("not json");
        }
    }

    @Test
    void a_message_that_a_killed_consumer_did_not_acknowledge_is_redelivered() throws Exception {
        MunicipalConsumer killed = consumer();
        killed.acknowledge(false);
        send(NORTH, "{\"event\":\"ADMITTED\"}", "N1");
        awaitReceived(killed, 1);
        killed.kill();

        try (MunicipalConsumer next = consumer()) {
            awaitReceived(next, 1);
            assertThat(next.received()).singleElement().extracting(ReceivedNotification::redelivered).isEqualTo(true);
        }
    }

    @Test
    void a_consumer_continues_when_its_broker_has_restarted() throws Exception {
        try (MunicipalConsumer municipality = consumer()) {
            broker.stop();
            broker.start();
            send(NORTH, "{\"event\":\"ADMITTED\"}", "N1");
            awaitReceived(municipality, 1);
        }
    }

    @Test
    void a_stopped_broker_is_reported_at_once() throws Exception {
        broker.stop();
        assertThatThrownBy(this::consumer).isInstanceOf(JMSException.class);
    }

    private MunicipalConsumer consumer() throws JMSException {
        return new MunicipalConsumer(address, "aarhus", "secret", List.of(NORTH, JOB));
    }

    private static ReceivedNotification of(MunicipalConsumer municipality, String queue) {
        return municipality.received().stream().filter(one -> one.address().equals(queue)).findFirst().orElseThrow();
    }

    private static void awaitReceived(MunicipalConsumer municipality, int count) {
        await("received " + count).atMost(Duration.ofSeconds(20)).until(() -> municipality.received().size() == count);
    }

    private void send(String queue, String body, String id) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(address);
            Connection connection = factory.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            TextMessage message = session.createTextMessage(body);
            message.setStringProperty("notice", id);
            message.setStringProperty("_AMQ_DUPL_ID", id);
            producer.send(message);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
