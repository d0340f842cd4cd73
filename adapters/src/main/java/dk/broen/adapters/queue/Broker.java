package dk.broen.adapters.queue;

import jakarta.jms.ConnectionFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker of the hub, embedded or external: it stores incoming messages and delivers notices. A send that returns is synced to disk. */
public final class Broker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final long ASK_TIMEOUT = 3_000;
    /** The longest time for a send, unless the URL sets another: many hospitals do not wait as long as the default of the client, 30 s. */
    private static final long CALL_TIMEOUT = 10_000;
    /**
     * In ms. Before a connection attempt fails, the client waits once so long, and all who want a connection wait for it one after the other: the
     * hospitals that must be answered wait behind each consumer of a queue.
     */
    private static final long RETRY_INTERVAL = 100;
    /** In bytes. Without a window (−1, the default of the client), an asynchronous send completes before the broker has stored it. */
    private static final int CONFIRMATION_WINDOW = 1 << 20;
    /** The messages that a killed hub had taken stay with its connection for this time; then another hub gets them. Milliseconds. */
    private static final long GONE_AFTER = 10_000;
    private static final long CHECK_PERIOD = 3_000;

    private final Optional<EmbeddedArtemis> embedded;
    private final BrokerSettings.External access;
    private final JmsPoolConnectionFactory connections;

    private Broker(Optional<EmbeddedArtemis> embedded, BrokerSettings.External access) {
        this.embedded = embedded;
        this.access = access;
        // a queue of the embedded broker cannot be removed; on an external one, a message to a removed queue would be lost without an error
        this.connections = pool(access, embedded.isPresent());
    }

    /**
     * Starts the embedded broker, or prepares connections to the external broker without connecting to it.
     *
     * @throws IllegalStateException when the embedded broker cannot start; the message tells the operator why
     */
    public static Broker open(BrokerSettings settings) {
        if (settings instanceof BrokerSettings.External external) {
            return new Broker(Optional.empty(), external);
        }
        if (settings instanceof BrokerSettings.Embedded own) {
            EmbeddedArtemis artemis = start(own);
            LOG.info("BRN1201 broker-started host={} port={}", own.host(), artemis.port());
            return new Broker(Optional.of(artemis), artemis.own());
        }
        throw new IllegalStateException("unknown kind of broker settings: " + settings.getClass().getSimpleName());
    }

    /** Pooled connections of the hub, which may send and consume on every address. */
    public ConnectionFactory connections() {
        return connections;
    }

    /** The port for partners; empty when the broker is external. */
    public OptionalInt port() {
        return embedded.map(EmbeddedArtemis::port).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /**
     * Creates the missing durable queues of the given addresses and of the addresses of the hub.
     *
     * @throws BrokerUnreachableException when the broker cannot be reached
     * @throws IllegalStateException when the broker refuses
     */
    public void ensureQueues(Collection<String> addresses) {
        ask(session -> {
            for (String address : Stream.concat(AddressRules.own(), addresses.stream()).toList()) {
                SimpleString name = SimpleString.of(address);
                if (!session.addressQuery(name).isExists()) {
                    session.createAddress(name, RoutingType.ANYCAST, false);
                }
                if (!session.queueQuery(name).isExists()) {
                    session.createQueue(AddressRules.queue(address));
                }
            }
            return addresses.size();
        });
    }

    /**
     * The number of messages on this address that are not acknowledged yet, including messages in delivery; 0 for an unknown address.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    public long depth(String address) {
        return ask(session -> session.queueQuery(SimpleString.of(address)).getMessageCount());
    }

    /**
     * How a queue stands.
     *
     * @param messages not acknowledged yet, including those in delivery
     */
    public record Standing(int consumers, long messages) {}

    /**
     * How the queues of these addresses stand; one that does not exist is left out.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    public Map<String, Standing> standing(Collection<String> addresses) {
        return ask(session -> {
            Map<String, Standing> standing = new HashMap<>();
            for (String address : addresses) {
                ClientSession.QueueQuery queue = session.queueQuery(SimpleString.of(address));
                if (queue.isExists()) {
                    standing.put(address, new Standing(queue.getConsumerCount(), queue.getMessageCount()));
                }
            }
            return standing;
        });
    }

    /** Whether the broker answers now; used by readiness. */
    public boolean answers() {
        try {
            return ask(session -> session.queueQuery(SimpleString.of(Addresses.INTAKE)).isExists());
        } catch (IllegalStateException e) {
            LOG.debug("broker does not answer", e);
            return false;
        }
    }

    @Override
    public void close() {
        connections.stop();
        embedded.ifPresent(artemis -> {
            try {
                artemis.close();
                LOG.info("BRN1202 broker-stopped");
            } catch (Exception e) {
                LOG.warn("BRN1204 broker-did-not-stop-cleanly", e);
            }
        });
    }

    private static EmbeddedArtemis start(BrokerSettings.Embedded settings) {
        try {
            return EmbeddedArtemis.start(settings);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not start in " + settings.directory() + " on " + settings.host() + ":"
                + settings.port() + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param embedded its queues are never removed, so that the client looks each up once instead of at each send
     * @throws IllegalArgumentException when the URL switches the confirmation window off
     */
    private static JmsPoolConnectionFactory pool(BrokerSettings.External access, boolean embedded) {
        ActiveMQConnectionFactory artemis = new ActiveMQConnectionFactory(access.url(), access.user(), access.password());
        artemis.setDeserializationDenyList("*");
        artemis.setCacheDestinations(embedded || artemis.isCacheDestinations());
        if (!access.url().contains("callTimeout=")) {
            artemis.setCallTimeout(CALL_TIMEOUT);
        }
        if (!access.url().contains("retryInterval=")) {
            artemis.setRetryInterval(RETRY_INTERVAL);
        }
        if (!access.url().contains("confirmationWindowSize=")) {
            artemis.setConfirmationWindowSize(CONFIRMATION_WINDOW);
        }
        if (!embedded && !access.url().contains("connectionTTL=")) {
            artemis.setConnectionTTL(GONE_AFTER);
            artemis.setClientFailureCheckPeriod(CHECK_PERIOD);
        }
        if (artemis.getConfirmationWindowSize() < 0) {
            throw new IllegalArgumentException("broen.broker.url: confirmationWindowSize must not be negative: without a window, a notice "
                + "counts as sent before the broker has stored it");
        }
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(artemis);
        pool.setMaxConnections(access.connections());
        pool.setBlockIfSessionPoolIsFullTimeout(ASK_TIMEOUT);
        return pool;
    }

    private <T> T ask(Question<T> question) {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(access.url())) {
            locator.setInitialConnectAttempts(1).setReconnectAttempts(0).setCallTimeout(ASK_TIMEOUT);
            try (ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(access.user(), access.password(), false, true, true, false, 1)) {
                return question.ask(session);
            }
        } catch (ActiveMQNotConnectedException | ActiveMQConnectionTimedOutException e) {
            throw new BrokerUnreachableException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not answer: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(ClientSession session) throws ActiveMQException;
    }
}
