package dk.broen.hub.receipts;

import static dk.broen.hub.receipts.Phones.FIRST;
import static dk.broen.hub.receipts.Phones.SECOND;
import static dk.broen.hub.receipts.Phones.reference;
import static dk.broen.hub.receipts.Phones.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.sms.GatewayApi;
import dk.broen.simulator.sms.ReceivedSms;
import dk.broen.simulator.sms.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SMS through GatewayAPI, with the settings of its example in the documentation, and its delivery reports. */
class SmsReportsIT {
    private static final int NO_MAIL_SERVER = 1;
    private static final String SECRET = "a-secret-of-the-webhook";
    private static final TestPeople PEOPLE = new TestPeople(5900);
    @TempDir
    private static Path directory;
    private static GatewayApi gateway;
    private static StagedHub hub;
    private static StagedDatabase database;
    private int before;

    @BeforeAll
    static void start() throws IOException {
        gateway = new GatewayApi("a-token", SECRET, Clock.systemUTC());
        hub = StagedHub.start(directory, Phones.config(directory, "GatewayAPI"), NO_MAIL_SERVER,
            Map.of("BROEN_SMS_URL", gateway.uri().toString(), "BROEN_SMS_TOKEN", "a-token", "BROEN_SMS_REPORTS_SECRET", SECRET));
        database = StagedDatabase.ofHub(hub.data());
    }

    @AfterAll
    static void stop() {
        hub.close();
        gateway.close();
    }

    @BeforeEach
    void count() {
        before = gateway.received().size();
    }

    @Test
    void an_sms_that_failed_is_told_at_the_next_phone_once_also_if_it_is_reported_twice_and_a_late_arrival_closes_its_work_item()
        throws Exception {
        ReceivedSms sent = admitted();
        Report failed = gateway.report(sent, "UNDELIVERABLE", now());

        assertThat(status(failed)).isEqualTo(204);
        assertThat(status(failed)).as("the same again").isEqualTo(204);
        soon("the second phone hears it").until(() -> sentTo(SECOND).size() == 1);
        assertThat(Phones.workItems(hub, "UNDELIVERED", reference(sent.text()))).hasSize(1);
        assertThat(status(gateway.report(sent, "DELIVERED", now()))).as("late").isEqualTo(204);

        hub.awaitIdle();
        assertThat(sentTo(FIRST)).hasSize(1);
        assertThat(sentTo(SECOND)).hasSize(1);
        assertThat(state(sent)).isEqualTo("GIVEN_UP SMS_ARRIVED_LATE");
        assertThat(Phones.workItems(hub, "UNDELIVERED", reference(sent.text()))).as("that are open").isEmpty();
        assertThat(Phones.why(hub, reference(sent.text()))).contains(
            "\"meaning\":\"FAILED\",\"proof\":\"SMS_REPORT\",\"status\":\"UNDELIVERABLE\"",
            "\"meaning\":\"DELIVERED\",\"proof\":\"SMS_REPORT\",\"status\":\"DELIVERED\"");
    }

    @Test
    void an_sms_that_arrived_stays_sent_whatever_is_reported_later() throws Exception {
        ReceivedSms sent = admitted();

        assertThat(status(gateway.report(sent, "ENROUTE", now()))).isEqualTo(204);
        assertThat(status(gateway.report(sent, "DELIVERED", now()))).isEqualTo(204);
        assertThat(status(gateway.report(sent, "EXPIRED", now()))).as("late").isEqualTo(204);
        assertThat(status(gateway.report(sent, "SOMETHING_NEW", now()))).as("a status that is in no table").isEqualTo(204);

        hub.awaitIdle();
        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(sentTo(SECOND)).isEmpty();
        assertThat(Phones.why(hub, reference(sent.text()))).contains("\"proof\":\"SMS_REPORT\",\"status\":\"DELIVERED\"");
    }

    @Test
    void what_the_gateway_did_not_sign_or_is_too_old_or_no_report_is_refused_and_an_unknown_reference_is_answered_as_a_known_one()
        throws Exception {
        ReceivedSms sent = admitted();
        Report failed = gateway.report(sent, "REJECTED", now());
        ReceivedSms unknown = new ReceivedSms("01JUNKNOWN", sent.to(), "", "", UUID.randomUUID().toString(), 1, sent.arrival());

        assertThat(status(failed.with("Signature", "v1=00"))).isEqualTo(401);
        assertThat(status(failed.saying(failed.body().replace("REJECTED", "DELIVERED")))).as("changed on its way").isEqualTo(401);
        HttpResponse<String> old = failed(gateway.report(sent, "REJECTED", now().minus(Duration.ofDays(4))));
        assertThat(old.statusCode()).isEqualTo(400);
        assertThat(old.body()).contains("/timestamp is too old").doesNotContain(sent.reference(), sent.to());
        assertThat(status(failed.saying("x".repeat(16_385)))).isEqualTo(413);
        assertThat(status(gateway.report(unknown, "REJECTED", now()))).isEqualTo(204);

        hub.awaitIdle();
        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(Files.readString(hub.process().log()))
            .contains("BRN4344 sms-report-not-signed", "BRN4341 sms-report-unmatched", "BRN4342 sms-report-refused location=/timestamp")
            .doesNotContain(sent.to());
    }

    /** A citizen is admitted, and the first phone was told. */
    private ReceivedSms admitted() throws Exception {
        Phones.admitted(hub, PEOPLE);
        soon("the first phone is told").until(() -> sentTo(FIRST).size() == 1);
        ReceivedSms sent = sentTo(FIRST).get(0);
        soon("that is recorded").until(() -> state(sent).equals("SENT"));
        return sent;
    }

    private List<ReceivedSms> sentTo(String number) {
        return gateway.received().stream().skip(before).filter(one -> one.to().equals(number.substring(1))).toList();
    }

    private static String state(ReceivedSms sent) throws Exception {
        return Phones.state(database, reference(sent.text()));
    }

    private static Instant now() {
        return hub.clock().now().toInstant();
    }

    private static int status(Report report) {
        return failed(report).statusCode();
    }

    private static HttpResponse<String> failed(Report report) {
        return report.post(URI.create("http://127.0.0.1:" + hub.process().port("http") + "/sms/reports"));
    }
}
