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
 * A municipality's case system: reads its queues over the broker's own protocol, records what comes and acknowledges each message after
 * that. Comes back by itself when the broker was away.
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
     * Starts reading.
     *
     * @param broker e.g. {@code tcp://127.0.0.1:61616}
     * @param addresses the queues to read
     * @throws JMSException when the broker is not there or refuses the user
     */
    public MunicipalConsumer(String broker, String user, String password, Collection<String> addresses) throws JMSException {
        String survivor = broker + (broker.contains("?") ? "&" : "?") + "initialConnectAttempts=1&reconnectAttempts=-1&retryInterval=200";
        this.factory = new ActiveMQConnectionFactory(survivor);
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

    /** Stops reading; what arrives waits at the broker. Returns when the message under way is done. */
    public void pause() throws JMSException {
        connection.stop();
    }

    public void resume() throws JMSException {
        connection.start();
    }

    /** False: what comes is recorded here but not acknowledged, as by a system that dies before it has stored it: see {@link #kill()}. */
    public void acknowledge(boolean wanted) {
        acknowledging = wanted;
    }

    /**
     * Dies without a word: the connection is cut, and what was not acknowledged goes back to its queue as delivered before.
     * A consumer that says goodbye ({@link #close()}) would give it back as never delivered.
     */
    public void kill() {
        acknowledging = false;
        ClientSessionFactoryInternal sessions = (ClientSessionFactoryInternal) connection.getSessionFactory();
        sessions.setReconnectAttempts(0);
        RemotingConnection cut = sessions.getConnection();
        cut.getTransportConnection().forceClose();
        cut.fail(new ActiveMQNotConnectedException("cut on demand"));
        factory.close();
    }

    /** What came so far, first to last. */
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

    /** A message that cannot be read stays unacknowledged: the broker gives it again or lays it aside. */
    private void take(String address, Message message) {
        try {
            record(address, body(message), properties(message), message.getJMSRedelivered());
            if (acknowledging) {
                message.acknowledge();
            }
        } catch (JMSException broken) {
            LOG.warn("SIM1001 not-acknowledged address={} error={}", address, broken.getClass().getSimpleName());
            throw new IllegalStateException("A message of " + address + " could not be taken", broken);
        }
    }

    private void record(String address, JsonNode body, Map<String, String> properties, boolean redelivered) {
        synchronized (received) {
            received.add(new ReceivedNotification(received.size() + 1, address, body, properties, redelivered));
        }
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
