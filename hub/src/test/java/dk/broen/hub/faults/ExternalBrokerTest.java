package dk.broen.hub.faults;

import static dk.broen.routes.arrival.IntakeQueues.FROM_INTAKE;
import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.batches.BatchComponent;
import dk.broen.adapters.batches.BatchSettings;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.adapters.queue.PipelinedSender;
import dk.broen.adapters.queue.PipelinedSender.Answer;
import dk.broen.adapters.queue.QueueMessage;
import dk.broen.hub.staging.Home;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the hub's connection to an external broker that is set up as docs/OPERATING.md describes. */
@Timeout(120)
class ExternalBrokerTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    @TempDir
    private Path directory;
    private ExternalArtemis artemis;
    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        artemis = ExternalArtemis.start(directory);
        broker = open(artemis.url(), ExternalArtemis.PASSWORD);
        broker.ensureQueues(List.of(Home.QUEUE));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        artemis.close();
    }

    @Test
    void the_hub_creates_its_own_queues_and_those_of_the_units() {
        for (String queue : List.of(Addresses.INTAKE, Addresses.REFUSED, Addresses.REPLIES, Addresses.KEY_AWAITED, Addresses.DEAD,
            Addresses.EXPIRED,
            Home.QUEUE)) {
            assertThat(artemis.has(queue)).as(queue).isTrue();
        }
    }

    @Test
    void the_documented_settings_keep_the_order_of_a_citizen_and_do_not_slow_a_paged_intake_down() {
        Queue intake = artemis.server().locateQueue(Addresses.INTAKE);
        assertThat(intake.isGroupRebalance()).isTrue();
        assertThat(intake.isGroupRebalancePauseDispatch()).isTrue();
        AddressSettings settings = artemis.server().getAddressSettingsRepository().getMatch(Addresses.INTAKE);
        assertThat(settings.isDefaultGroupRebalancePauseDispatch()).isTrue();
        assertThat(settings.getRedeliveryDelay()).isZero();
        assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(-1);
        assertThat(artemis.server().getConfiguration().getPageSyncTimeout()).isEqualTo(300_000);
    }

    @Test
    void the_documented_settings_never_give_up_a_message_of_a_hospital() {
        AddressSettings settings = artemis.server().getAddressSettingsRepository().getMatch(Addresses.HOSPITAL_MESSAGES + "auh");
        assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(-1);
        assertThat(settings.getMaxRedeliveryDelay()).isEqualTo(300_000);
        assertThat(settings.getRedeliveryDelay()).isEqualTo(1_000);
    }

    /** With a negative confirmation window, the client reports each of these sends as stored. */
    @Test
    void an_asynchronous_send_to_a_stopped_broker_never_counts_as_stored() throws Exception {
        List<String> stored = new CopyOnWriteArrayList<>();
        List<String> failed = new CopyOnWriteArrayList<>();
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(session.createQueue(Home.QUEUE));
            Completions completions = new Completions(stored, failed);
            producer.send(session.createTextMessage("before"), completions);
            soon("the first send is stored").until(() -> stored.equals(List.of("before")));
            artemis.stop();
            for (String text : List.of("1", "2", "3")) {
                try {
                    producer.send(session.createTextMessage(text), completions);
                } catch (JMSException refused) {
                    failed.add(text);
                }
            }
            soon("each send has failed").until(() -> failed.size() >= 3);
            assertThat(stored).containsExactly("before");
        }
    }

    @Test
    void a_url_that_switches_the_confirmation_window_off_is_refused() {
        assertThatThrownBy(() -> open(artemis.url() + "?confirmationWindowSize=-1", ExternalArtemis.PASSWORD))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("broen.broker.url: confirmationWindowSize");
    }

    @Test
    void stored_messages_survive_an_outage_of_the_broker_and_the_hub_reconnects_without_a_restart() throws Exception {
        List<String> planned = new CopyOnWriteArrayList<>();
        try (DefaultCamelContext camel = camel()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FROM_INTAKE).routeId("plan")
                        .process(exchange -> planned.addAll(texts(exchange)));
                }
            });
            camel.start();
            ProducerTemplate hospital = camel.createProducerTemplate();
            hospital.sendBody(INTAKE, bytes("before"));
            soon("the first message is planned").until(() -> planned.contains("before"));
            camel.getRouteController().stopRoute("plan");
            hospital.sendBody(INTAKE, bytes("stored"));

            artemis.stop();
            assertThat(broker.answers()).isFalse();
            assertThat(timeUntilRefused(hospital)).isLessThan(AT_ONCE);
            artemis.restart();

            camel.getRouteController().startRoute("plan");
            soon("the stored message is planned").until(() -> planned.contains("stored"));
            hospital.sendBody(INTAKE, bytes("after"));
            soon("the last message is planned").until(() -> planned.contains("after"));
            assertThat(planned).containsExactly("before", "stored", "after");
            assertThat(broker.answers()).isTrue();
        }
    }

    @Test
    void a_waiting_consumer_reconnects_by_itself() throws Exception {
        List<String> planned = new CopyOnWriteArrayList<>();
        try (DefaultCamelContext camel = camel()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FROM_INTAKE).process(exchange -> planned.addAll(texts(exchange)));
                }
            });
            camel.start();
            artemis.stop();
            artemis.restart();
            ProducerTemplate hospital = camel.createProducerTemplate();
            soon("the broker accepts a message again").ignoreExceptions().until(() -> {
                hospital.sendBody(INTAKE, bytes("after"));
                return true;
            });
            soon("the message is planned").until(() -> planned.contains("after"));
        }
    }

    @Test
    void a_notice_to_a_removed_queue_fails_and_is_not_lost_and_the_others_of_its_batch_arrive() throws Exception {
        PipelinedSender delivery = new PipelinedSender(broker.connections());
        QueueMessage first = aNotice(Home.QUEUE);
        assertThat(delivery.send(List.of(first))).containsOnly(Map.entry(first, new Answer.Stored()));
        artemis.remove(Home.QUEUE);
        QueueMessage lost = aNotice(Home.QUEUE);
        QueueMessage other = aNotice(Addresses.EXPIRED);

        Map<QueueMessage, Answer> answers = delivery.send(List.of(lost, other));

        assertThat(answers.get(lost)).isEqualTo(new Answer.NotStored("NO_SUCH_QUEUE"));
        assertThat(answers.get(other)).isEqualTo(new Answer.Stored());
        broker.ensureQueues(List.of(Home.QUEUE));
        assertThat(delivery.send(List.of(lost))).containsOnly(Map.entry(lost, new Answer.Stored()));
        assertThat(broker.depth(Home.QUEUE)).isEqualTo(1);
    }

    @Test
    void a_duplicate_inside_a_batch_is_dropped_and_nothing_else_also_after_a_restart() throws Exception {
        PipelinedSender delivery = new PipelinedSender(broker.connections());
        QueueMessage before = aNotice(Home.QUEUE);
        delivery.send(List.of(before));
        artemis.stop();
        assertThatThrownBy(() -> delivery.send(List.of(aNotice(Home.QUEUE)))).isInstanceOf(JMSException.class);
        artemis.restart();
        List<QueueMessage> batch = List.of(aNotice(Home.QUEUE), before, aNotice(Home.QUEUE));

        Map<QueueMessage, Answer> answers = soon("the batch is stored").ignoreExceptions().until(() -> delivery.send(batch),
            sent -> sent.values().stream().allMatch(Answer.Stored.class::isInstance));

        assertThat(answers).hasSize(3);
        assertThat(broker.depth(Home.QUEUE)).isEqualTo(3);
    }

    @Test
    void many_notices_are_sent_together_in_their_order() throws Exception {
        List<QueueMessage> batch = Stream.generate(() -> aNotice(Home.QUEUE)).limit(200).toList();

        Map<QueueMessage, Answer> answers = new PipelinedSender(broker.connections()).send(batch);

        assertThat(answers.keySet()).containsExactlyElementsOf(batch);
        assertThat(answers.values()).containsOnly(new Answer.Stored());
        assertThat(broker.depth(Home.QUEUE)).isEqualTo(200);
    }

    @Test
    void a_partner_reads_its_own_queue_and_no_other() throws Exception {
        artemis.municipality(Home.QUEUE).close();
        assertThatThrownBy(() -> artemis.municipality(Addresses.INTAKE)).hasMessageContaining("permission");
    }

    @Test
    void a_broker_that_refuses_the_password_counts_as_unavailable() {
        try (Broker refused = open(artemis.url(), "guessed")) {
            assertThat(refused.answers()).isFalse();
            assertThatThrownBy(() -> refused.ensureQueues(List.of())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_send_to_a_broker_that_never_answers_fails_after_the_call_timeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Broker silentBroker = open("tcp://127.0.0.1:" + silent.getLocalPort() + "?callTimeout=1000", ExternalArtemis.PASSWORD);
            DefaultCamelContext camel = camel(silentBroker)) {
            camel.start();
            assertThat(timeUntilRefused(camel.createProducerTemplate())).isLessThan(AT_ONCE);
            assertThat(silentBroker.answers()).isFalse();
        }
    }

    /** The time after which a hospital would learn that its message is not stored. */
    private static Duration timeUntilRefused(ProducerTemplate hospital) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> hospital.sendBody(INTAKE, bytes("not stored"))).isNotNull();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(Exchange batch) {
        return ((List<?>) batch.getMessage().getBody()).stream().map(content -> new String((byte[]) content, StandardCharsets.UTF_8))
            .toList();
    }

    private DefaultCamelContext camel() {
        return camel(broker);
    }

    private static DefaultCamelContext camel(Broker used) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(used.connections()));
        camel.addComponent("batch", new BatchComponent(used.connections(), BatchSettings.of(1, 8)));
        return camel;
    }

    private static Broker open(String url, String password) {
        return Broker.open(new BrokerSettings.External(url, ExternalArtemis.USER, password, 2));
    }

    /** What the client reports about asynchronous sends. */
    private record Completions(List<String> stored, List<String> failed) implements CompletionListener {
        @Override
        public void onCompletion(Message message) {
            stored.add(text(message));
        }

        @Override
        public void onException(Message message, Exception cause) {
            failed.add(text(message));
        }

        private static String text(Message message) {
            try {
                return ((TextMessage) message).getText();
            } catch (JMSException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private static QueueMessage aNotice(String address) {
        return new QueueMessage(UUID.randomUUID(), address, new QueueMessage.Body.Text("a notice"));
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
