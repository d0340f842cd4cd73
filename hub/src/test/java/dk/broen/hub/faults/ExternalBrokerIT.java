package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.mail.Encryption;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.tls.LoopbackCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose broker and mail server others run, as docs/OPERATING.md says: all settings by environment, mail encrypted. */
class ExternalBrokerIT {
    private static final TestPeople PEOPLE = new TestPeople(4716);
    private static final String ANSWERS = "ward-answers.auh";
    @TempDir
    private static Path directory;
    private static TheirBroker broker;
    private static MailServer mail;
    private static StagedHub hub;

    @BeforeAll
    static void start() throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.in(directory);
        mail = new MailServer(0, new Encryption.StartTls(certificate));
        broker = TheirBroker.start(directory.resolve("their-broker"));
        hub = StagedHub.start(directory, mail.port(), Map.of("BROEN_BROKER_URL", broker.url(), "BROEN_BROKER_USER", TheirBroker.USER,
            "BROEN_BROKER_PASSWORD", TheirBroker.PASSWORD, "BROEN_SMTP_STARTTLS", "REQUIRED", "BROEN_SMTP_DOMAINS",
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
    void a_unit_and_the_ward_are_told_on_the_broker_of_others_also_after_it_was_away() throws Exception {
        TestPerson before = resident(Home.AARHUS);
        TestPerson during = resident(Home.AARHUS);
        TestPerson after = resident(Home.AARHUS);
        try (MunicipalConsumer unit = broker.municipality(Home.QUEUE); MunicipalConsumer ward = broker.reader(ANSWERS)) {
            hub.accepted(hub.message("A01", before, Home.AARHUS));
            soon("the unit reads of the first").until(() -> heard(unit, before) == 1);
            soon("its ward is answered").until(() -> !ward.received().isEmpty());

            broker.stop();
            long asked = System.nanoTime();
            assertThat(hub.send(hub.message("A01", during, Home.AARHUS).bytes()).code()).isEqualTo("AR");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
            broker.restart();

            soon("hospitals are accepted again").until(() -> hub.send(hub.message("A01", after, Home.AARHUS).bytes()).code().equals("AA"));
            hub.accepted(hub.message("A01", during, Home.AARHUS));
            soon("the unit reads of the others").until(() -> heard(unit, during) == 1 && heard(unit, after) == 1);
            hub.rests();
            assertThat(heard(unit, before)).isEqualTo(1);
            assertThat(ward.received()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void mail_is_sent_encrypted_and_plainly_to_a_domain_named_in_the_environment() throws Exception {
        TestPerson person = resident(Home.ODENSE);
        hub.accepted(hub.message("A01", person, Home.ODENSE));
        soon("the mail is there").until(() -> !mail.received().isEmpty());
        assertThat(mail.received()).singleElement().extracting(ReceivedMail::body).asString().contains("indlagt");
    }

    private static TestPerson resident(Home home) {
        TestPerson person = PEOPLE.next();
        hub.housed(person, home);
        return person;
    }

    private static long heard(MunicipalConsumer unit, TestPerson person) {
        return unit.received().stream().filter(notice -> notice.body().toString().contains(person.cpr())).count();
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
