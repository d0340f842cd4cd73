package dk.broen.simulator.municipality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A municipality's case system: consumes its queues with the broker's core protocol, records each message and then acknowledges it.
 * It reconnects when the broker comes back.
 */
public final class MunicipalConsumer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MunicipalConsumer.class);
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final ObjectMapper json = new ObjectMapper();
    private final List<ReceivedNotification> received = new ArrayList<>();
    private final ActiveMQConnectionFactory factory;
    private final ActiveMQConnection connection;
    private volatile boolean acknowledging = true;

    /**
     * Starts to consume.
     *
     * @param broker for example {@code tcp://127.0.0.1:61616}
     * @param addresses the queues to consume
     * @throws JMSException when the connection fails or the broker refuses the user
     */
    public MunicipalConsumer(String broker, String user, String password, Collection<String> addresses) throws JMSException {
        String reconnectingUrl =
            broker + (broker.contains("?") ? "&" : "?") + "initialConnectAttempts=1&reconnectAttempts=-1&retryInterval=200";
        this.factory = new ActiveMQConnectionFactory(reconnectingUrl);
        try {
            this.connection = (ActiveMQConnection) factory.createConnection(user, password);
            Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
            for (String address : List.copyOf(addresses)) {
                session.createConsumer(session.createQueue(address)).setMessageListener(message -> take(address, message));
            }
            connection.start();
        } catch (JMSException refused) {
            factory.close();
            throw refused;
        }
    }

    /** Stops consuming: messages wait at the broker. Returns when the current message is processed. */
    public void pause() throws JMSException {
        connection.stop();
    }

    public void resume() throws JMSException {
        connection.start();
    }

    /**
     * Whether messages are acknowledged.
     *
     * @param enabled false: messages are recorded but not acknowledged, as by a system that crashes before it has stored them, see
     *     {@link #kill()}
     */
    public void acknowledge(boolean enabled) {
        acknowledging = enabled;
    }

    /**
     * Closes the socket without closing the session, as a crash does. The broker puts unacknowledged messages back into their queue, marked
     * as redelivered. After {@link #close()} the broker would put them back as not delivered.
     */
    public void kill() {
        acknowledging = false;
        ClientSessionFactoryInternal sessions = (ClientSessionFactoryInternal) connection.getSessionFactory();
        sessions.setReconnectAttempts(0);
        RemotingConnection cut = sessions.getConnection();
        cut.getTransportConnection().forceClose();
        cut.fail(new ActiveMQNotConnectedException("connection closed by the test"));
        factory.close();
    }

    /** The messages received so far, in order of arrival. */
    public List<ReceivedNotification> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }

    /** A message that cannot be read is not acknowledged: the broker delivers it again or moves it to the dead-letter address. */
    private void take(String address, Message message) {
        try {
            record(address, content(message), properties(message), message.getJMSRedelivered());
            if (acknowledging) {
                message.acknowledge();
            }
        } catch (JMSException broken) {
            LOG.warn("SIM1001 not-acknowledged address={} error={}", address, broken.getClass().getSimpleName());
            throw new IllegalStateException("A message of " + address + " could not be read or acknowledged", broken);
        }
    }

    private void record(String address, JsonNode body, Map<String, String> properties, boolean redelivered) {
        synchronized (received) {
            received.add(new ReceivedNotification(received.size() + 1, address, body, properties, redelivered));
        }
    }

    /** Of a CloudEvent in structured mode, its data. */
    private JsonNode content(Message message) throws JMSException {
        JsonNode body = body(message);
        return body.has("specversion") ? body.path("data") : body;
    }

    private JsonNode body(Message message) throws JMSException {
        String text = message.isBodyAssignableTo(String.class) ? message.getBody(String.class)
            : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
        try {
            return json.readTree(text);
        } catch (JsonProcessingException plain) {
            return TextNode.valueOf(text);
        }
    }

    private static Map<String, String> properties(Message message) throws JMSException {
        Map<String, String> properties = new HashMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements();) {
            String name = String.valueOf(names.nextElement());
            properties.put(name, String.valueOf(message.getObjectProperty(name)));
        }
        if (message.propertyExists(DUPLICATE_ID)) {
            properties.put(DUPLICATE_ID, String.valueOf(message.getObjectProperty(DUPLICATE_ID)));
        }
        return properties;
    }
}
