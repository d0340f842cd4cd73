package dk.broen.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final String AARHUS_NORD = "notifications.0751.bostoette-nord";
    private static final String ODENSE = "notifications.0461.socialpsykiatri";
    private static final BrokerUser AARHUS = new BrokerUser("aarhus", "aarhus-secret-1", List.of("notifications.0751.#"));
    private static final BrokerUser HOSPITAL =
        new BrokerUser("auh", "auh-secret-1", List.of(), List.of(Addresses.HOSPITAL_MESSAGES + "auh"));

    @TempDir
    private Path directory;

    @Test
    void a_message_survives_a_restart() throws Exception {
        try (Broker broker = open()) {
            send(broker.connections(), AARHUS_NORD, "kept");
        }
        try (Broker broker = open()) {
            assertThat(broker.depth(AARHUS_NORD)).isEqualTo(1);
            assertThat(receive(broker.connections(), AARHUS_NORD)).isEqualTo("kept");
        }
    }

    @Test
    void a_held_message_waits_over_a_restart_until_it_is_taken() throws Exception {
        try (Broker broker = open()) {
            HeldMessages held = new HeldMessages(broker.connections(), Addresses.KEY_AWAITED);
            held.hold(new byte[] {1});
            held.hold(new byte[] {2});
            held.hold(new byte[] {3});
            held.offer(content -> content[0] == 2);
            assertThat(broker.depth(Addresses.KEY_AWAITED)).isEqualTo(2);
        }
        try (Broker broker = open()) {
            List<Byte> offered = new ArrayList<>();
            new HeldMessages(broker.connections(), Addresses.KEY_AWAITED).offer(content -> offered.add(content[0]));
            assertThat(offered).containsExactly((byte) 1, (byte) 3);
            assertThat(broker.depth(Addresses.KEY_AWAITED)).isZero();
        }
    }

    @Test
    void a_held_message_that_nobody_takes_is_offered_once_at_a_time_and_waits_behind_the_others() throws Exception {
        try (Broker broker = open()) {
            HeldMessages held = new HeldMessages(broker.connections(), Addresses.KEY_AWAITED);
            held.hold(new byte[] {1});
            held.hold(new byte[] {2});
            List<Byte> offered = new ArrayList<>();

            held.offer(content -> !offered.add(content[0]));
            held.hold(new byte[] {3});
            held.offer(content -> offered.add(content[0]));

            assertThat(offered).containsExactly((byte) 1, (byte) 2, (byte) 1, (byte) 2, (byte) 3);
            assertThat(broker.depth(Addresses.KEY_AWAITED)).isZero();
        }
    }

    @Test
    void a_duplicate_id_is_remembered_over_a_restart() throws Exception {
        try (Broker broker = open()) {
            send(broker.connections(), AARHUS_NORD, "once", "N-1");
        }
        try (Broker broker = open()) {
            send(broker.connections(), AARHUS_NORD, "twice", "N-1");
            assertThat(broker.depth(AARHUS_NORD)).isEqualTo(1);
        }
    }

    @Test
    void a_municipality_can_consume_its_own_messages() throws Exception {
        try (Broker broker = open()) {
            send(broker.connections(), AARHUS_NORD, "for Aarhus");
            try (ActiveMQConnectionFactory aarhus = partner(broker, AARHUS.password())) {
                assertThat(receive(aarhus, AARHUS_NORD)).isEqualTo("for Aarhus");
            }
        }
    }

    @Test
    void a_municipality_can_consume_neither_the_messages_of_another_nor_the_intake() {
        try (Broker broker = open(); ActiveMQConnectionFactory aarhus = partner(broker, AARHUS.password())) {
            assertThatThrownBy(() -> receive(aarhus, ODENSE)).isInstanceOf(JMSSecurityException.class);
            assertThatThrownBy(() -> receive(aarhus, Addresses.INTAKE)).isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void a_municipality_cannot_send() {
        try (Broker broker = open(); ActiveMQConnectionFactory aarhus = partner(broker, AARHUS.password())) {
            assertThatThrownBy(() -> send(aarhus, AARHUS_NORD, "forged")).isInstanceOf(JMSSecurityException.class);
            assertThat(broker.depth(AARHUS_NORD)).isZero();
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (Broker broker = open(); ActiveMQConnectionFactory aarhus = partner(broker, "guessed")) {
            assertThatThrownBy(() -> receive(aarhus, AARHUS_NORD)).isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void a_partner_cannot_be_allowed_to_consume_the_messages_of_all() {
        assertThatThrownBy(() -> new BrokerUser("partner", "partner-secret-1", List.of("notifications.#")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("notifications.#");
        for (String address : List.of("facts.#", "facts.751", "facts-answers.0751", "notifications.0751.nord", Addresses.INTAKE)) {
            assertThatThrownBy(() -> new BrokerUser("partner", "partner-secret-1", List.of(), List.of(address))).as(address)
                .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new BrokerUser("partner", "partner-secret-1", List.of(Addresses.INTAKE)))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_message_that_is_rolled_back_comes_again_before_later_messages_of_its_citizen() throws Exception {
        try (Broker broker = open(); Connection connection = broker.connections().createConnection();
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(Addresses.INTAKE))) {
            sendOf("citizen", broker.connections(), "1");
            sendOf("citizen", broker.connections(), "2");
            connection.start();
            assertThat(textOf(consumer.receive(5_000))).isEqualTo("1");
            session.rollback();
            assertThat(textOf(consumer.receive(5_000))).isEqualTo("1");
            assertThat(textOf(consumer.receive(5_000))).isEqualTo("2");
            session.commit();
        }
    }

    @Test
    void a_message_of_a_hospital_that_is_too_long_for_the_hub_is_refused_when_it_is_sent() throws Exception {
        String address = Addresses.HOSPITAL_MESSAGES + "auh";
        try (Broker broker = open(); ActiveMQConnectionFactory auh = partner(broker, HOSPITAL);
            Connection connection = auh.createConnection(); Session session = connection.createSession()) {
            broker.ensureQueues(List.of(address));
            MessageProducer producer = session.createProducer(session.createQueue(address));
            assertThatThrownBy(() -> producer.send(bytes(session, HospitalMessageLimit.LONGEST + 1))).isInstanceOf(JMSException.class)
                .hasMessageContaining("at most 32 MB");
            await("the broker has deleted what it refused")
                .untilAsserted(() -> assertThat(directory.resolve("large-messages")).isEmptyDirectory());

            producer.send(bytes(session, HospitalMessageLimit.LONGEST / 2));
            assertThat(broker.depth(address)).isEqualTo(1);
        }
    }

    @Test
    void a_message_of_a_hospital_is_never_given_up() {
        AddressSettings settings = AddressRules.all().get(Addresses.HOSPITAL_MESSAGES + "#");
        assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(-1);
        assertThat(settings.getMaxRedeliveryDelay()).isEqualTo(300_000);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_consumer_that_joins_later_gets_its_share_and_the_order_of_each_citizen_stays() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        try (Broker broker = open(); Connection connection = broker.connections().createConnection()) {
            connection.start();
            AtomicInteger late = new AtomicInteger();
            consume(connection, text -> received.add(text));
            int sent = 0;
            for (; sent < 64; sent++) {
                sendOf("citizen " + sent % 16, broker.connections(), String.valueOf(sent));
            }
            consume(connection, text -> {
                received.add(text);
                late.incrementAndGet();
            });
            for (; late.get() == 0; sent++) {
                sendOf("citizen " + sent % 16, broker.connections(), String.valueOf(sent));
            }
            int all = sent;
            await("all messages are received").until(() -> received.size() == all);
        }
        assertThat(received.stream().map(Integer::valueOf).collect(Collectors.groupingBy(number -> number % 16)).values())
            .allSatisfy(ofOneCitizen -> assertThat(ofOneCitizen).isSorted());
    }

    @Test
    void a_second_hub_on_the_same_data_is_refused() {
        try (Broker first = open()) {
            assertThat(first.answers()).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("another hub");
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_send_fails_at_once_when_the_disk_is_full() throws Exception {
        EmbeddedArtemis artemis = EmbeddedArtemis.start(settings(), Long.MAX_VALUE);
        try (ActiveMQConnectionFactory hub =
            new ActiveMQConnectionFactory(artemis.own().url(), artemis.own().user(), artemis.own().password())) {
            await("the broker has checked the disk").atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThatThrownBy(() -> send(hub, Addresses.INTAKE, "too much")).isInstanceOf(JMSException.class));
        } finally {
            artemis.close();
        }
    }

    private Broker open() {
        Broker broker = Broker.open(settings());
        broker.ensureQueues(List.of(AARHUS_NORD, ODENSE));
        return broker;
    }

    private BrokerSettings.Embedded settings() {
        return new BrokerSettings.Embedded(directory, "127.0.0.1", 0, Duration.ofNanos(300_000), 200_000, 2, List.of(AARHUS, HOSPITAL));
    }

    private static BytesMessage bytes(Session session, int length) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[length]);
        return message;
    }

    private static ActiveMQConnectionFactory partner(Broker broker, BrokerUser user) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port().orElseThrow(), user.name(), user.password());
    }

    private static ActiveMQConnectionFactory partner(Broker broker, String password) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port().orElseThrow(), AARHUS.name(), password);
    }

    private static void send(ConnectionFactory factory, String address, String text) throws JMSException {
        send(factory, address, text, "");
    }

    private static void send(ConnectionFactory factory, String address, String text, String duplicateId) throws JMSException {
        try (Connection connection = factory.createConnection(); Session session = connection.createSession()) {
            TextMessage message = session.createTextMessage(text);
            if (!duplicateId.isEmpty()) {
                message.setStringProperty("_AMQ_DUPL_ID", duplicateId);
            }
            session.createProducer(session.createQueue(address)).send(message);
        }
    }

    private static void sendOf(String citizen, ConnectionFactory factory, String text) throws JMSException {
        try (Connection connection = factory.createConnection(); Session session = connection.createSession()) {
            TextMessage message = session.createTextMessage(text);
            message.setStringProperty("JMSXGroupID", citizen);
            session.createProducer(session.createQueue(Addresses.INTAKE)).send(message);
        }
    }

    private static void consume(Connection connection, Consumer<String> receiver) throws JMSException {
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(Addresses.INTAKE)).setMessageListener(message -> receiver.accept(textOf(message)));
    }

    private static String textOf(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String receive(ConnectionFactory factory, String address) throws JMSException {
        try (Connection connection = factory.createConnection(); Session session = connection.createSession();
            MessageConsumer consumer = session.createConsumer(session.createQueue(address))) {
            connection.start();
            return textOf(consumer.receive(5_000));
        }
    }
}
