package dk.broen.adapters.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What lies on the queues of units. A notice is found by its id, which is the id by which the broker drops duplicates. */
public final class UnitQueues {
    private static final String ID = "_AMQ_DUPL_ID";
    private final ConnectionFactory connections;

    public UnitQueues(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * The ids of the messages on a queue, the one that lies longest first. They stay there.
     *
     * @param behind how many are passed over
     */
    public List<UUID> lying(String address, int behind, int most) throws JMSException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = connections.createConnection(); Session session = connection.createSession();
            QueueBrowser browser = session.createBrowser(session.createQueue(address))) {
            connection.start();
            for (Enumeration<?> all = browser.getEnumeration(); ids.size() < behind + most && all.hasMoreElements();) {
                id((Message) all.nextElement()).ifPresent(ids::add);
            }
        }
        return ids.subList(Math.min(behind, ids.size()), ids.size());
    }

    /** Partners cannot send to the queue of a unit; what another program of the operator sent is left alone. */
    private static Optional<UUID> id(Message message) throws JMSException {
        try {
            return Optional.ofNullable(message.getStringProperty(ID)).map(UUID::fromString);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /**
     * Takes a message off a queue, unless a consumer has taken it meanwhile. If the hub is killed between, the message stays.
     *
     * @param settled runs before the message leaves the queue; false: it stays
     * @return whether it was taken off
     */
    public boolean takeOff(String address, UUID id, BooleanSupplier settled) throws JMSException {
        try (Connection connection = connections.createConnection();
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(address), ID + " = '" + id + "'")) {
            connection.start();
            if (consumer.receiveNoWait() == null) {
                return false;
            }
            if (settled.getAsBoolean()) {
                session.commit();
                return true;
            }
            session.rollback();
            return false;
        }
    }
}
