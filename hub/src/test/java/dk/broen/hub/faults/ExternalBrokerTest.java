package dk.broen.hub.faults;

import static dk.broen.routes.arrival.IntakeQueues.FROM_INTAKE;
import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static dk.broen.routes.delivery.DeliveryEndpoints.TO_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.hub.staging.Home;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** The hub's own way to a broker that others run and set up by docs/OPERATING.md. */
@Timeout(120)
class ExternalBrokerTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    @TempDir
    private Path directory;
    private TheirBroker theirs;
    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        theirs = TheirBroker.start(directory);
        broker = open(theirs.url(), TheirBroker.PASSWORD);
        broker.ensureQueues(List.of(Home.QUEUE));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        theirs.close();
    }

    @Test
    void the_hub_makes_its_own_queues_and_those_of_the_units() {
        for (String queue : List.of(Addresses.INTAKE, Addresses.REFUSED, Addresses.DEAD, Addresses.EXPIRED, Home.QUEUE)) {
            assertThat(theirs.has(queue)).as(queue).isTrue();
        }
    }

    @Test
    void a_broker_that_comes_back_has_what_was_stored_and_is_used_again_without_a_restart() throws Exception {
        List<String> planned = new CopyOnWriteArrayList<>();
        try (DefaultCamelContext camel = camel()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FROM_INTAKE).routeId("plan")
                        .process(exchange -> planned.add(exchange.getMessage().getBody(String.class)));
                }
            });
            camel.start();
            ProducerTemplate hospital = camel.createProducerTemplate();
            hospital.sendBody(INTAKE, "before");
            soon("the first is planned").until(() -> planned.contains("before"));
            camel.getRouteController().stopRoute("plan");
            hospital.sendBody(INTAKE, "stored");

            theirs.stop();
            assertThat(broker.answers()).isFalse();
            assertThat(refused(hospital)).isLessThan(AT_ONCE);
            theirs.restart();

            camel.getRouteController().startRoute("plan");
            soon("what was stored is planned").until(() -> planned.contains("stored"));
            hospital.sendBody(INTAKE, "after");
            soon("the last is planned").until(() -> planned.contains("after"));
            assertThat(planned).containsExactly("before", "stored", "after");
            assertThat(broker.answers()).isTrue();
        }
    }

    @Test
    void a_consumer_that_was_waiting_comes_back_by_itself() throws Exception {
        List<String> planned = new CopyOnWriteArrayList<>();
        try (DefaultCamelContext camel = camel()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FROM_INTAKE).process(exchange -> planned.add(exchange.getMessage().getBody(String.class)));
                }
            });
            camel.start();
            theirs.stop();
            theirs.restart();
            ProducerTemplate hospital = camel.createProducerTemplate();
            soon("the broker takes a message again").ignoreExceptions().until(() -> {
                hospital.sendBody(INTAKE, "after");
                return true;
            });
            soon("it is planned").until(() -> planned.contains("after"));
        }
    }

    @Test
    void a_notice_to_a_queue_that_somebody_removed_fails_and_does_not_vanish() throws Exception {
        try (DefaultCamelContext camel = camel()) {
            camel.start();
            ProducerTemplate delivery = camel.createProducerTemplate();
            delivery.sendBodyAndHeader(TO_QUEUE, "first", "CamelJmsDestinationName", Home.QUEUE);
            soon("the first waits for its unit").until(() -> broker.depth(Home.QUEUE) == 1);
            theirs.remove(Home.QUEUE);
            assertThatThrownBy(() -> delivery.sendBodyAndHeader(TO_QUEUE, "second", "CamelJmsDestinationName", Home.QUEUE))
                .hasStackTraceContaining("There is no queue with name");
            broker.ensureQueues(List.of(Home.QUEUE));
            delivery.sendBodyAndHeader(TO_QUEUE, "third", "CamelJmsDestinationName", Home.QUEUE);
            soon("the third waits for its unit").until(() -> broker.depth(Home.QUEUE) == 1);
        }
    }

    @Test
    void a_duplicate_id_is_remembered_over_the_brokers_restart() throws Exception {
        try (DefaultCamelContext camel = camel()) {
            camel.start();
            ProducerTemplate delivery = camel.createProducerTemplate();
            delivery.sendBodyAndHeader("jms:queue:" + Home.QUEUE, "once", "_AMQ_DUPL_ID", "N-1");
            theirs.stop();
            theirs.restart();
            soon("it is taken for sent").ignoreExceptions().until(() -> {
                delivery.sendBodyAndHeader("jms:queue:" + Home.QUEUE, "twice", "_AMQ_DUPL_ID", "N-1");
                return true;
            });
            assertThat(broker.depth(Home.QUEUE)).isEqualTo(1);
        }
    }

    @Test
    void a_partner_reads_its_own_queue_and_no_other() throws Exception {
        theirs.municipality(Home.QUEUE).close();
        assertThatThrownBy(() -> theirs.municipality(Addresses.INTAKE)).hasMessageContaining("permission");
    }

    @Test
    void a_wrong_password_is_not_taken_for_a_broker_that_answers() {
        try (Broker stranger = open(theirs.url(), "guessed")) {
            assertThat(stranger.answers()).isFalse();
            assertThatThrownBy(() -> stranger.ensureQueues(List.of())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_broker_that_accepts_connections_and_says_nothing_keeps_nobody_waiting_for_ever() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Broker mute = open("tcp://127.0.0.1:" + silent.getLocalPort() + "?callTimeout=1000", TheirBroker.PASSWORD);
            DefaultCamelContext camel = camel(mute)) {
            camel.start();
            assertThat(refused(camel.createProducerTemplate())).isLessThan(AT_ONCE);
            assertThat(mute.answers()).isFalse();
        }
    }

    /** How long it takes until a hospital would hear that its message is not stored. */
    private static Duration refused(ProducerTemplate hospital) {
        long begun = System.nanoTime();
        assertThatThrownBy(() -> hospital.sendBody(INTAKE, "not stored")).isNotNull();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private DefaultCamelContext camel() {
        return camel(broker);
    }

    private static DefaultCamelContext camel(Broker used) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(used.connections()));
        return camel;
    }

    private static Broker open(String url, String password) {
        return Broker.open(new BrokerSettings.External(url, TheirBroker.USER, password, 2));
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
