package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.partners.ForeignClient;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.Credentials;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.Encryption;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.tls.LoopbackCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** Runs a hub with an external broker and mail server as docs/OPERATING.md describes: all settings by environment, mail encrypted. */
class ExternalBrokerIT {
    private static final TestPeople PEOPLE = new TestPeople(4728);
    private static final String ANSWERS = "ward-answers.auh";
    @TempDir
    private static Path directory;
    private static ExternalArtemis broker;
    private static MailServer mail;
    private static StagedHub hub;

    @BeforeAll
    static void start() throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.in(directory);
        mail = new MailServer(0, new Encryption.StartTls(certificate));
        broker = ExternalArtemis.start(directory.resolve("external-broker"));
        hub = StagedHub.start(directory, inBinaryMode(directory.resolve("config")), mail.port(),
            Map.of("BROEN_BROKER_URL", broker.url(), "BROEN_BROKER_USER", ExternalArtemis.USER,
                "BROEN_BROKER_PASSWORD", ExternalArtemis.PASSWORD, "BROEN_SMTP_STARTTLS", "REQUIRED", "BROEN_SMTP_DOMAINS",
                "other.example,odense.example",
                "BROEN_DELIVERY_RETRYPAUSES", "1s,1s,1s", "JDK_JAVA_OPTIONS", "-Djavax.net.ssl.trustStore=" + certificate.trustStore()
                    + " -Djavax.net.ssl.trustStorePassword=" + certificate.password()));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        broker.close();
        mail.close();
    }

    @Test
    void unit_and_ward_are_told_through_an_external_broker_before_and_after_its_outage() throws Exception {
        TestPerson before = resident(Home.AARHUS);
        TestPerson during = resident(Home.AARHUS);
        TestPerson after = resident(Home.AARHUS);
        try (MunicipalConsumer unit = broker.municipality(Home.QUEUE); MunicipalConsumer ward = broker.reader(ANSWERS)) {
            hub.accepted(hub.message("A01", before, Home.AARHUS));
            soon("the unit receives the first notice").until(() -> received(unit, before) == 1);
            soon("the ward is answered").until(() -> !ward.received().isEmpty());

            broker.stop();
            long sentAt = System.nanoTime();
            assertThat(hub.send(hub.message("A01", during, Home.AARHUS).bytes()).code()).isEqualTo("AR");
            assertThat(Duration.ofNanos(System.nanoTime() - sentAt)).as("answered before a sender gives up")
                .isLessThan(Duration.ofSeconds(30));
            broker.restart();

            soon("messages are accepted again").until(() -> hub.send(hub.message("A01", after, Home.AARHUS).bytes()).code().equals("AA"));
            hub.accepted(hub.message("A01", during, Home.AARHUS));
            soon("the unit receives the other notices").until(() -> received(unit, during) == 1 && received(unit, after) == 1);
            hub.awaitIdle();
            assertThat(received(unit, before)).isEqualTo(1);
            assertThat(ward.received()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void mail_to_a_domain_from_the_environment_is_encrypted_and_contains_the_notice() throws Exception {
        TestPerson person = resident(Home.ODENSE);
        hub.accepted(hub.message("A01", person, Home.ODENSE));
        soon("the mail has arrived").until(() -> !mail.received().isEmpty());
        assertThat(mail.received()).singleElement().extracting(ReceivedMail::body).asString().contains("indlagt");
    }

    @ParameterizedTest
    @EnumSource
    void a_client_in_another_language_reads_a_notice_in_binary_mode_from_the_external_broker(ForeignClient client) throws Exception {
        client.assumeInstalled();
        hub.accepted(hub.message("A01", resident(Home.AARHUS), Home.AARHUS));
        hub.awaitIdle();

        Credentials aarhus = broker.partner();
        assertThat(client.read(broker.address(), aarhus.user(), aarhus.password(), Home.QUEUE, 1)).singleElement()
            .satisfies(notice -> {
                assertThat(notice.path("mode").asText()).isEqualTo("application/json");
                assertThat(notice.path("kind").asText()).isEqualTo("NEWS");
                assertThat(notice.path("subject").asText()).hasSize(22);
            });
    }

    /** The shipped configuration, in which Aarhus reads events in binary mode. */
    private static Path inBinaryMode(Path config) throws IOException {
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Path aarhus = config.resolve("municipalities/0751-aarhus.yaml");
        Files.writeString(aarhus,
            Files.readString(aarhus).replace("\nname: Aarhus\n", "\nname: Aarhus\nqueue_format: cloudevents-binary\n"));
        return config;
    }

    private static TestPerson resident(Home home) {
        TestPerson person = PEOPLE.next();
        hub.addResident(person, home);
        return person;
    }

    private static long received(MunicipalConsumer unit, TestPerson person) {
        return unit.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
