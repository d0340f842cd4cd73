package dk.broen.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.sms.ReceivedSms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that the headers of a hospital's request do not control any notice and do not appear in any output (docs/SECURITY-MODEL.md). */
@ExtendWith(SharedHub.class)
class HostileHeadersIT {
    private static final TestPeople PEOPLE = new TestPeople(4715);
    private static final String HOSTILE = "hostile";

    private final TestPerson person = PEOPLE.next();
    private StagedHub hub;
    private MailServer mail;

    @BeforeEach
    void shared(StagedHub sharedHub, MailServer sharedMail) {
        hub = sharedHub;
        mail = sharedMail;
    }

    @Test
    void headers_do_not_control_a_queue_notice_or_an_sms() throws Exception {
        hub.addResident(person, Home.AARHUS);
        List<ReceivedSms> smsBefore = hub.sms().received();
        try (MunicipalConsumer caseSystem = hub.caseSystem(); ServerSocket elsewhere =
            new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sendWithHostileHeaders(elsewhere);

            await("the residence is told").atMost(Duration.ofSeconds(30))
                .until(() -> caseSystem.received().stream().anyMatch(this::isAboutPerson));
            hub.awaitIdle();

            List<ReceivedNotification> notices = caseSystem.received().stream().filter(this::isAboutPerson).toList();
            assertThat(notices).hasSize(1);
            assertThat(notices.get(0).address()).isEqualTo(Home.QUEUE);
            assertThat(notices.get(0).properties().toString()).doesNotContain(HOSTILE);
            assertThat(notices.get(0).body().toString()).doesNotContain(HOSTILE);
            List<ReceivedSms> sms = hub.sms().received().stream().filter(one -> !smsBefore.contains(one)).toList();
            assertThat(sms).singleElement().satisfies(one -> {
                assertThat(one.to().replace(" ", "")).isEqualTo("+4520000005");
                assertThat(one.toString()).doesNotContain(HOSTILE);
            });
            assertNoConnection(elsewhere);
        }
    }

    @Test
    void a_compressed_body_is_refused_before_it_is_inflated() {
        for (String path : new String[] {"/fhir/messages", "/api/facts"}) {
            HubReply reply = hub.api(path.startsWith("/fhir") ? "hospital" : "operator").exchange("POST", path, "application/fhir+json",
                Map.of("Content-Encoding", "gzip"), "{}");
            assertThat(reply.status()).as(path).isEqualTo(415);
        }
    }

    @Test
    void headers_do_not_control_a_mail() throws Exception {
        hub.addResident(person, Home.ODENSE);
        List<ReceivedMail> before = mail.received();
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sendWithHostileHeaders(elsewhere);

            await("the residence is told").atMost(Duration.ofSeconds(30)).until(() -> mail.received().size() > before.size());
            hub.awaitIdle();

            assertThat(mail.received().stream().filter(one -> !before.contains(one)).toList()).singleElement().satisfies(one -> {
                assertThat(one.to()).isEqualTo("aaen@odense.example");
                assertThat(one.from()).isEqualTo("broen@localhost");
                assertThat(one.toString()).doesNotContain(HOSTILE);
            });
            assertNoConnection(elsewhere);
        }
    }

    private void sendWithHostileHeaders(ServerSocket elsewhere) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.fhirAddress()).header("Content-Type", "application/fhir+json")
            .header("Authorization", hub.credentials("hospital").authorization())
            .POST(HttpRequest.BodyPublishers.ofString(hub.notification(person)));
        hostile(elsewhere).forEach(request::header);

        HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
            .send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).doesNotContain(HOSTILE);
        assertThat(answer.headers().map().toString()).doesNotContain(HOSTILE);
        assertThat(answer.headers().map().keySet()).extracting(name -> name.toLowerCase(Locale.ROOT))
            .doesNotContainAnyElementsOf(hostile(elsewhere).keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        assertThat(Files.readString(hub.process().log())).doesNotContain(HOSTILE);
    }

    /** Headers that control Camel's JMS, HTTP, mail, bean and file components, and headers of the protocols themselves. */
    private static Map<String, String> hostile(ServerSocket elsewhere) {
        String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/hostile";
        return Map.ofEntries(Map.entry("CamelHttpUri", address), Map.entry("CamelHttpPath", "/hostile"),
            Map.entry("CamelHttpQuery", "hostile=1"), Map.entry("CamelHttpResponseCode", "299"), Map.entry("CamelHttpMethod", "DELETE"),
            Map.entry("CamelFileName", "../../hostile"), Map.entry("CamelOverruleFileName", "../../hostile"),
            Map.entry("CamelJmsDestinationName", "notifications.0751.hostile"),
            Map.entry("CamelJmsDestination", "notifications.0751.hostile"),
            Map.entry("CamelBeanMethodName", "hostile"), Map.entry("CamelRedeliveryCounter", "99"), Map.entry("breadcrumbId", "hostile"),
            Map.entry("JMSDestination", "notifications.0751.hostile"), Map.entry("JMSReplyTo", "hostile"),
            Map.entry("JMSXGroupID", "hostile"),
            Map.entry("JMSCorrelationID", "hostile"), Map.entry("_AMQ_DUPL_ID", "hostile"),
            Map.entry("_AMQ_SCHED_DELIVERY", "99999999999999"),
            Map.entry("To", "hostile@example.invalid"), Map.entry("Cc", "hostile@example.invalid"),
            Map.entry("Bcc", "hostile@example.invalid"),
            Map.entry("From", "hostile@example.invalid"), Map.entry("Reply-To", "hostile@example.invalid"), Map.entry("Subject", "hostile"),
            Map.entry("Message-ID", "<hostile@example.invalid>"), Map.entry("X-Hostile", "hostile"));
    }

    private boolean isAboutPerson(ReceivedNotification notice) {
        return notice.body().toString().contains(person.cpr());
    }

    private static void assertNoConnection(ServerSocket elsewhere) throws IOException {
        elsewhere.setSoTimeout(1);
        boolean called;
        try {
            elsewhere.accept().close();
            called = true;
        } catch (SocketTimeoutException noConnection) {
            called = false;
        }
        assertThat(called).as("the hub called the address of a header").isFalse();
    }
}
