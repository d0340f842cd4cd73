package dk.broen.hub.receipts;

import static dk.broen.hub.receipts.Phones.FIRST;
import static dk.broen.hub.receipts.Phones.SECOND;
import static dk.broen.hub.receipts.Phones.reference;
import static dk.broen.hub.receipts.Phones.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.sms.ReceivedSms;
import dk.broen.simulator.sms.Report;
import dk.broen.simulator.sms.Twilio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SMS through Twilio, with the settings of its example in the documentation, and its status callbacks. */
class TwilioIT {
    private static final int NO_MAIL_SERVER = 1;
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "the-auth-token-of-the-account";
    private static final String ADDRESS = "https://hub.example/sms/reports";
    @TempDir
    private static Path directory;

    @Test
    void an_sms_is_taken_and_its_status_callbacks_are_believed_if_twilio_signed_them() throws Exception {
        try (Twilio twilio = new Twilio(ACCOUNT, TOKEN, Clock.systemUTC()); StagedHub hub = hub(twilio)) {
            StagedDatabase database = StagedDatabase.ofHub(hub.data());
            URI reports = URI.create("http://127.0.0.1:" + hub.process().port("http") + "/sms/reports");
            Phones.admitted(hub, new TestPeople(5910));
            soon("the first phone is told").until(() -> sentTo(twilio, FIRST).size() == 1);
            ReceivedSms sent = sentTo(twilio, FIRST).get(0);
            soon("that is recorded").until(() -> Phones.state(database, reference(sent.text())).equals("SENT"));
            Report failed = twilio.report(sent, "undelivered", ADDRESS);

            assertThat(twilio.callback(sent)).startsWith(ADDRESS + "/");
            assertThat(twilio.report(sent, "sent", ADDRESS).post(reports).statusCode()).isEqualTo(204);
            assertThat(failed.saying(failed.body().replace("undelivered", "delivered")).post(reports).statusCode()).isEqualTo(401);
            assertThat(failed.post(reports).statusCode()).isEqualTo(204);
            assertThat(failed.post(reports).statusCode()).as("the same again").isEqualTo(204);

            soon("the second phone hears it").until(() -> sentTo(twilio, SECOND).size() == 1);
            hub.awaitIdle();
            assertThat(sentTo(twilio, FIRST)).hasSize(1);
            assertThat(sentTo(twilio, SECOND)).hasSize(1);
            assertThat(Phones.state(database, reference(sent.text()))).isEqualTo("GIVEN_UP SMS_UNDELIVERED_UNDELIVERED");
        }
    }

    private static StagedHub hub(Twilio twilio) throws IOException {
        return StagedHub.start(directory, Phones.config(directory, "Twilio"), NO_MAIL_SERVER,
            Map.of("BROEN_SMS_URL", twilio.uri().toString(), "BROEN_SMS_TOKEN", "", "BROEN_SMS_PASSWORD", TOKEN));
    }

    private static List<ReceivedSms> sentTo(Twilio twilio, String number) {
        return twilio.received().stream().filter(one -> one.to().equals(number)).toList();
    }
}
