package dk.broen.adapters.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchConsumerTest {
    private static final int LARGEST = 8;

    @TempDir
    private Path directory;
    private Broker broker;
    private DefaultCamelContext camel;
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger interruptions = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        broker = Broker.open(new BrokerSettings.Embedded(directory, "127.0.0.1", 0, Duration.ofNanos(300_000), 200_000, 4, List.of()));
        broker.ensureQueues(List.of());
        camel = new DefaultCamelContext();
        camel.addComponent("batch", new BatchComponent(new Interrupted(), BatchSettings.of(2, LARGEST)));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("batch:" + Addresses.INTAKE).routeId("intake").errorHandler(noErrorHandler()).process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("staged");
                    }
                    keep(exchange.getMessage().getBody(List.class));
                });
            }
        });
    }

    @AfterEach
    void stop() {
        camel.stop();
        broker.close();
    }

    @Test
    void messages_that_wait_come_in_batches_and_each_comes_once() throws Exception {
        send(100, 10);
        camel.start();

        await("all messages came").until(() -> received().size() >= 100);
        assertThat(received()).doesNotHaveDuplicates();
        assertThat(batches).allMatch(batch -> batch.size() <= LARGEST).anyMatch(batch -> batch.size() > 1);
        await("the queue is empty").until(() -> broker.depth(Addresses.INTAKE) == 0);
    }

    @Test
    void a_batch_that_fails_comes_again_and_the_messages_of_each_citizen_keep_their_order() throws Exception {
        failures.set(5);
        send(100, 10);
        camel.start();

        await("all messages came").until(() -> received().size() >= 100);
        assertThat(received()).doesNotHaveDuplicates();
        assertOrderOfEachCitizen();
    }

    @Test
    void a_consumer_that_joins_gets_no_message_of_a_citizen_while_another_has_an_earlier_one() throws Exception {
        send(200, 10);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch laterMessages = new CountDownLatch(1);
        try (DefaultCamelContext first = consumer(batch -> {
            begun.countDown();
            laterMessages.await();
        }); DefaultCamelContext second = consumer(batch -> {})) {
            first.start();
            begun.await();
            second.start();
            for (int more = 0; more < 20; more++) {
                send(200 + 10 * more, 210 + 10 * more, 10);
            }
            laterMessages.countDown();

            await("all messages came").until(() -> received().size() >= 400);
        }
        assertOrderOfEachCitizen();
    }

    @Test
    void a_route_that_is_suspended_takes_no_messages_until_it_is_resumed() throws Exception {
        camel.start();
        camel.getRouteController().suspendRoute("intake");
        send(10, 10);
        assertThat(batches).isEmpty();
        assertThat(broker.depth(Addresses.INTAKE)).isEqualTo(10);

        camel.getRouteController().resumeRoute("intake");

        await("all messages came").until(() -> received().size() == 10);
    }

    @Test
    void an_error_ends_no_consumer() throws Exception {
        interruptions.set(2);
        send(10, 10);
        camel.start();

        await("all messages came").until(() -> received().size() == 10);
    }

    @Test
    void an_object_message_is_not_deserialised() throws Exception {
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession()) {
            session.createProducer(session.createQueue(Addresses.INTAKE)).send(session.createObjectMessage("an object"));
        }
        camel.start();

        await("the message came").until(() -> received().size() == 1);
        assertThat(received()).containsExactly("");
    }

    /** A hub with one consumer. */
    private DefaultCamelContext consumer(Before before) throws Exception {
        DefaultCamelContext hub = new DefaultCamelContext();
        hub.addComponent("batch", new BatchComponent(broker.connections(), BatchSettings.of(1, LARGEST)));
        hub.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("batch:" + Addresses.INTAKE).errorHandler(noErrorHandler()).process(exchange -> {
                    List<?> batch = exchange.getMessage().getBody(List.class);
                    before.take(batch);
                    keep(batch);
                });
            }
        });
        return hub;
    }

    private void keep(List<?> batch) {
        batches.add(batch.stream().map(content -> new String((byte[]) content, StandardCharsets.UTF_8)).toList());
    }

    private void assertOrderOfEachCitizen() {
        for (int citizen = 0; citizen < 10; citizen++) {
            String prefix = citizen + "/";
            assertThat(received().stream().filter(message -> message.startsWith(prefix))).isSortedAccordingTo(
                (left, right) -> Integer.compare(number(left), number(right)));
        }
    }

    /** What happens before a batch is kept. */
    private interface Before {
        void take(List<?> batch) throws InterruptedException;
    }

    private List<String> received() {
        return batches.stream().flatMap(List::stream).toList();
    }

    private static int number(String message) {
        return Integer.parseInt(message.substring(message.indexOf('/') + 1));
    }

    /** The connections of the broker, after some errors. */
    private final class Interrupted implements ConnectionFactory {
        @Override
        public Connection createConnection() throws JMSException {
            if (interruptions.getAndDecrement() > 0) {
                throw new LinkageError("staged");
            }
            return broker.connections().createConnection();
        }

        @Override
        public Connection createConnection(String user, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JMSContext createContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public JMSContext createContext(String user, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JMSContext createContext(String user, String password, int mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JMSContext createContext(int mode) {
            throw new UnsupportedOperationException();
        }
    }

    private void send(int messages, int citizens) throws Exception {
        send(0, messages, citizens);
    }

    private void send(int from, int to, int citizens) throws Exception {
        try (Connection connection = broker.connections().createConnection();
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(Addresses.INTAKE))) {
            for (int number = from; number < to; number++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes((number % citizens + "/" + number).getBytes(StandardCharsets.UTF_8));
                message.setStringProperty("JMSXGroupID", "citizen-" + number % citizens);
                producer.send(message);
            }
            session.commit();
        }
    }
}
