package dk.broen.hub.receipts;

import static dk.broen.hub.receipts.Phones.FIRST;
import static dk.broen.hub.receipts.Phones.SECOND;
import static dk.broen.hub.receipts.Phones.reference;
import static dk.broen.hub.receipts.Phones.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.smsc.Smsc;
import dk.broen.simulator.smsc.SubmittedSms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SMS by SMPP 3.4 over a real connection, and the receipts of the SMSC. */
class SmppIT {
    private static final int NO_MAIL_SERVER = 1;
    private static final int THROTTLED = 0x58;
    private static final int INVALID_NUMBER = 0x0B;
    private static final byte UNDELIVERABLE = 5;
    private static final TestPeople PEOPLE = new TestPeople(5920);
    @TempDir
    private static Path directory;
    private static Smsc smsc;
    private static StagedHub hub;
    private static StagedDatabase database;
    private int before;

    @BeforeAll
    static void start() throws IOException {
        smsc = new Smsc("broen", "secret");
        hub = StagedHub.start(directory, Phones.config(directory), NO_MAIL_SERVER,
            Map.of("BROEN_SMS_BY", "SMPP", "BROEN_SMS_SMPP_HOST", "127.0.0.1", "BROEN_SMS_SMPP_PORT", Integer.toString(smsc.port()),
                "BROEN_SMS_SMPP_TLS", "NONE", "BROEN_SMS_SMPP_SYSTEMID", "broen", "BROEN_SMS_SMPP_PASSWORD", "secret",
                "BROEN_SMS_SMPP_ENQUIRELINK", "1s", "BROEN_SMS_SMPP_ANSWERWITHIN", "2s"));
        database = StagedDatabase.ofHub(hub.data());
    }

    @AfterAll
    static void stop() {
        hub.close();
        smsc.close();
    }

    @BeforeEach
    void bound() {
        smsc.refuse(0);
        soon("the hub is bound").until(smsc::isBound);
        before = smsc.submitted().size();
    }

    @Test
    void an_sms_asks_for_a_receipt_and_one_in_text_form_says_that_it_arrived() throws Exception {
        SubmittedSms sent = admitted();

        assertThat(sent.text()).isEqualTo("Ny besked i Broen, ref " + reference(sent.text()) + ". Log ind.");
        assertThat(sent.sender()).isEqualTo("Broen");
        assertThat(sent.dataCoding()).isZero();
        assertThat(sent.wantsReceipt()).isTrue();
        assertThat(smsc.receipt(sent.id(), "DELIVRD")).isZero();
        assertThat(smsc.receipt(sent.id(), "DELIVRD")).as("the same again").isZero();
        assertThat(smsc.receipt(sent.id(), "EXPIRED")).as("late").isZero();

        hub.awaitIdle();
        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(sentTo(SECOND)).isEmpty();
        assertThat(Phones.why(hub, reference(sent.text())))
            .contains("\"meaning\":\"DELIVERED\",\"proof\":\"SMPP_RECEIPT\",\"status\":\"DELIVRD\"");
    }

    @Test
    void a_receipt_in_parameters_says_that_it_failed_and_the_next_phone_is_told_once() throws Exception {
        SubmittedSms sent = admitted();

        assertThat(smsc.receipt(sent.id(), UNDELIVERABLE)).isZero();
        assertThat(smsc.receipt(sent.id(), UNDELIVERABLE)).as("the same again").isZero();

        soon("the second phone hears it").until(() -> sentTo(SECOND).size() == 1);
        assertThat(smsc.receipt(sent.id(), "DELIVRD")).as("late").isZero();
        hub.awaitIdle();
        assertThat(sentTo(FIRST)).hasSize(1);
        assertThat(sentTo(SECOND)).hasSize(1);
        assertThat(state(sent)).isEqualTo("GIVEN_UP SMS_ARRIVED_LATE");
    }

    @Test
    void what_is_no_receipt_or_about_no_sms_of_the_hub_is_answered_and_changes_nothing() throws Exception {
        SubmittedSms sent = admitted();

        assertThat(smsc.receipt("ffffffff", "UNDELIV")).isZero();
        assertThat(smsc.deliver("hej")).isZero();

        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(Files.readString(hub.process().log())).contains("BRN4341 sms-report-unmatched", "BRN4348 smpp-receipt-unreadable")
            .doesNotContain(FIRST.substring(1));
    }

    @Test
    void an_smsc_that_throttles_gets_the_sms_later_and_it_uses_up_no_attempt() throws Exception {
        smsc.refuse(THROTTLED);
        int attempts = smsc.attempts();
        Phones.admitted(hub, PEOPLE);
        soon("it is refused").until(() -> smsc.attempts() > attempts);
        smsc.refuse(0);

        soon("it is taken").until(() -> sentTo(FIRST).size() == 1);
        SubmittedSms sent = sentTo(FIRST).get(0);
        soon("that is recorded").until(() -> state(sent).equals("SENT"));
        assertThat(database.text("select attempts::text from notification where reference = ?", reference(sent.text()))).isEqualTo("1");
        assertThat(sentTo(SECOND)).isEmpty();
    }

    @Test
    void an_unknown_number_is_given_up_at_once_with_a_work_item_and_the_next_phone_is_tried() throws Exception {
        smsc.refuse(INVALID_NUMBER);
        int attempts = smsc.attempts();
        Phones.admitted(hub, PEOPLE);

        soon("operators hear of both").until(() -> Phones.workItems(hub, "UNDELIVERED", "REFUSED_SMPP_0000000B").size() > 1);
        hub.awaitIdle();
        assertThat(smsc.attempts()).as("one for each phone: to a dead number nothing else is said").isEqualTo(attempts + 2);
    }

    @Test
    void an_smsc_that_goes_away_is_bound_again_and_gets_what_waited() throws Exception {
        smsc.stop();
        Phones.admitted(hub, PEOPLE);
        soon("it waits").until(() -> Files.readString(hub.process().log()).contains("cause=NotBoundException"));
        smsc.start();

        soon("it is taken").until(() -> sentTo(FIRST).size() == 1);
        soon("that is recorded").until(() -> state(sentTo(FIRST).get(0)).equals("SENT"));
        assertThat(Files.readString(hub.process().log())).contains("BRN4347 smpp-away", "BRN4346 smpp-bound").doesNotContain("org.jsmpp");
    }

    /** A citizen is admitted, and the first phone was told. */
    private SubmittedSms admitted() throws Exception {
        Phones.admitted(hub, PEOPLE);
        soon("the first phone is told").until(() -> sentTo(FIRST).size() == 1);
        SubmittedSms sent = sentTo(FIRST).get(0);
        soon("that is recorded").until(() -> state(sent).equals("SENT"));
        return sent;
    }

    private List<SubmittedSms> sentTo(String number) {
        return smsc.submitted().stream().skip(before).filter(one -> one.number().equals(number.substring(1))).toList();
    }

    private static String state(SubmittedSms sent) throws Exception {
        return Phones.state(database, reference(sent.text()));
    }
}
