package dk.broen.hub.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.Credentials;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that programs in other languages read notices from the embedded broker, with the libraries that their languages have. */
@ExtendWith(SharedHub.class)
class MunicipalClientsIT {
    private static final TestPeople PEOPLE = new TestPeople(5301);

    @ParameterizedTest
    @EnumSource
    void a_client_reads_an_admission_and_the_cancellation_that_names_it(ForeignClient client, StagedHub hub) throws Exception {
        client.assumeInstalled();
        Credentials aarhus = hub.credentials("municipality-" + Home.AARHUS.municipality());
        empty(hub, aarhus);
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        hub.accepted(hub.message("A01", person, Home.AARHUS));
        hub.awaitIdle();
        hub.accepted(hub.message("A11", person, Home.AARHUS));
        hub.awaitIdle();

        List<JsonNode> read = client.read(broker(hub), aarhus.user(), aarhus.password(), Home.QUEUE, 2);

        assertThat(read).extracting(notice -> notice.path("kind").asText()).containsExactly("NEWS", "CANCELLED");
        JsonNode admitted = read.get(0);
        JsonNode cancelled = read.get(1);
        assertThat(admitted.path("mode").asText()).isEqualTo("application/cloudevents+json");
        assertThat(admitted.path("source").asText()).isEqualTo("urn:broen:hub");
        assertThat(admitted.path("subject").asText()).hasSize(22).isEqualTo(cancelled.path("subject").asText());
        assertThat(admitted.hasNonNull("correlates")).isFalse();
        assertThat(cancelled.path("correlates")).isEqualTo(admitted.path("id"));
        assertThat(cancelled.path("takenBack")).containsExactly(admitted.path("id"));
    }

    /** Other tests leave notices on the queue. */
    private static void empty(StagedHub hub, Credentials aarhus) throws JMSException {
        hub.awaitIdle();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://" + broker(hub));
            Connection connection = factory.createConnection(aarhus.user(), aarhus.password());
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(Home.QUEUE))) {
            connection.start();
            await("the queue is empty").atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(() -> consumer.receive(500) == null);
        }
    }

    private static String broker(StagedHub hub) {
        return "127.0.0.1:" + hub.process().port("broker");
    }
}
