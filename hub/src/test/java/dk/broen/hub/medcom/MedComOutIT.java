package dk.broen.hub.medcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.medcom.MedComReceiver;
import dk.broen.simulator.medcom.Reaction;
import dk.broen.simulator.medcom.ReceivedMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The hub sends HospitalNotification to a municipal system and awaits its acknowledgement (danish-standards.md §§1.6, 1.7). */
class MedComOutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RESEND_AFTER = Duration.ofMinutes(31);
    private static final String TOKEN = "a-token-of-the-tests";
    private static final String RESIDENCE = "      - mail: aaen@odense.example\n";
    private static final String SUPPORT = "      - mail: bostoette@odense.example\n";
    /** More than one claim takes, so that some wait while others are being sent. */
    private static final int MANY = 6;
    private static final TestPeople PEOPLE = new TestPeople(5100);
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static MedComReceiver receiver;
    private static MedComReceiver besides;
    private static StagedHub hub;
    private TestPerson citizen;

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServer(0);
        receiver = new MedComReceiver(0, TOKEN);
        besides = new MedComReceiver(0, TOKEN);
        hub = StagedHub.start(directory, config(), mail.port(), Map.of("BROEN_MEDCOM_SOR", "777770000016009", "BROEN_MEDCOM_GLN",
            "5790000209354", "BROEN_DELIVERY_RETRY_PAUSES", "20m", "BROEN_MEDCOM_RECEIVERS_0_HOST", host(receiver),
            "BROEN_MEDCOM_RECEIVERS_0_TOKEN", TOKEN, "BROEN_MEDCOM_RECEIVERS_1_HOST", host(besides),
            "BROEN_MEDCOM_RECEIVERS_1_TOKEN", TOKEN));
    }

    /** The shipped configuration, where MedCom comes before the mail of the residence, and before that of bostøtte at another host. */
    private static Path config() throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Path odense = config.resolve("municipalities/0461-odense.yaml");
        String shipped = Files.readString(odense);
        assertThat(shipped).contains(RESIDENCE, SUPPORT);
        Files.writeString(odense, shipped.replace(RESIDENCE, contact(receiver, "953741000016009", "5790001348120") + RESIDENCE)
            .replace(SUPPORT, contact(besides, "953741000016010", "5790001348137") + SUPPORT));
        return config;
    }

    private static String contact(MedComReceiver at, String sor, String gln) {
        return "      - medcom: %s\n        sor: \"%s\"\n        gln: \"%s\"\n".formatted(at.uri(), sor, gln);
    }

    private static String host(MedComReceiver at) {
        return at.uri().getAuthority();
    }

    @AfterAll
    static void stop() {
        hub.close();
        receiver.close();
        besides.close();
        mail.close();
    }

    @BeforeEach
    void a_citizen_lives_in_the_residence() {
        receiver.react(new Reaction.Acknowledging("ok"));
        hub.awaitIdle();
        citizen = PEOPLE.next();
        hub.addResident(citizen, Home.ODENSE);
    }

    @Test
    void each_event_of_a_stay_is_told_with_the_messages_before_it() throws IOException {
        AdtMessage admission = hub.message("A01", citizen, Home.ODENSE);
        hub.accepted(admission);
        ReceivedMessage first = received(1);
        hub.accepted(hub.message("A03", citizen, Home.ODENSE));
        ReceivedMessage second = received(2);

        assertThat(first.activities()).containsExactly("admit-inpatient");
        assertThat(first.status()).isEqualTo("in-progress");
        assertThat(second.activities()).containsExactly("admit-inpatient", "discharge-inpatient-home");
        assertThat(second.status()).isEqualTo("finished");
        assertThat(second.chain()).containsExactly(first.messageHeaderId(), second.messageHeaderId());
        hub.awaitIdle();
        assertThat(states()).containsOnly("SENT");
        assertThat(mail.received()).noneMatch(one -> one.body().contains(citizen.cpr().substring(0, 6)));
    }

    @Test
    void a_cancelled_admission_is_taken_back() throws IOException {
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        received(1);
        hub.accepted(hub.message("A11", citizen, Home.ODENSE));

        ReceivedMessage cancelled = received(2);
        assertThat(cancelled.activities()).containsExactly("admit-inpatient", "cancel-admit-inpatient");
        assertThat(cancelled.status()).isEqualTo("entered-in-error");
    }

    @Test
    void a_message_that_the_receiver_refuses_is_given_up_at_once_and_the_next_contact_point_hears_it() throws IOException {
        long mails = mails();
        receiver.react(new Reaction.Acknowledging("fatal-error"));
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));

        awaitState("GIVEN_UP");
        assertThat(received(1).messageHeaderId()).isNotEmpty();
        assertThat(undelivered()).anyMatch(text -> text.contains("MEDCOM_FATAL_ERROR"));
        await("the residence hears it by mail").atMost(PATIENCE).until(() -> mails() > mails);
        hub.awaitIdle();
        assertThat(mails()).isEqualTo(mails + 1);
        assertThat(receiver.received(citizen.cpr())).as("the receiver is not asked again").hasSize(1);
    }

    @Test
    void a_message_that_the_host_refuses_without_an_acknowledgement_is_no_message_of_the_stay() throws IOException {
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        ReceivedMessage admission = received(1);
        hub.awaitIdle();
        long mails = mails();
        receiver.react(new Reaction.Failing(422));
        hub.accepted(hub.message("A21", citizen, Home.ODENSE));
        await("the residence hears it by mail").atMost(PATIENCE).until(() -> mails() > mails);
        assertThat(undelivered()).anyMatch(text -> text.contains("HTTP_422"));

        hub.awaitIdle();
        receiver.react(new Reaction.Acknowledging("ok"));
        hub.accepted(hub.message("A03", citizen, Home.ODENSE));

        ReceivedMessage discharge = received(2);
        assertThat(discharge.activities()).containsExactly("admit-inpatient", "discharge-inpatient-home");
        assertThat(discharge.chain()).containsExactly(admission.messageHeaderId(), discharge.messageHeaderId());
    }

    @Test
    void a_message_that_the_host_does_not_take_is_given_up_in_the_end_and_the_next_contact_point_hears_it() throws IOException {
        long mails = mails();
        receiver.react(new Reaction.Failing(404));
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        hub.awaitIdle();
        later();

        await("the notice is given up").atMost(PATIENCE)
            .until(() -> undelivered().stream().anyMatch(text -> text.contains("after 0 attempts: HTTP_404")));
        assertThat(receiver.received(citizen.cpr())).isEmpty();
        await("the residence hears it by mail").atMost(PATIENCE).until(() -> mails() > mails);
    }

    @Test
    void a_host_that_accepts_connections_and_never_answers_delays_no_other_host_and_gets_each_message_once() throws Exception {
        List<TestPerson> supported = Stream.generate(PEOPLE::next).limit(MANY).toList();
        besides.react(new Reaction.Silent());
        for (TestPerson person : supported) {
            supportAtHome(person);
            hub.accepted(hub.message("A01", person, Home.ODENSE));
        }
        await("a message is sent to the silent host").atMost(PATIENCE).until(() -> beingSent(besides) > 0);

        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        received(1);

        assertThat(beingSent(besides)).as("the silent host is still waited for").isPositive();
        await("the silent host is paused").atMost(PATIENCE).until(() -> Files.readString(hub.process().log())
            .contains("BRN4205 channel-paused channel=MEDCOM receiver=" + host(besides)));

        besides.react(new Reaction.Acknowledging("ok"));
        await("the messages that wait are sent").atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            later();
            return supported.stream().noneMatch(person -> besides.received(person.cpr()).isEmpty());
        });
        hub.awaitIdle();
        assertThat(supported).allSatisfy(person -> assertThat(besides.received(person.cpr())).hasSize(1));
    }

    @Test
    void a_host_that_takes_each_message_and_hangs_up_is_sent_it_again_and_given_up_with_a_work_item() throws IOException {
        receiver.react(new Reaction.HangingUp());
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        received(1);

        await("the notice is given up").atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            later();
            return states().contains("GIVEN_UP");
        });
        assertThat(receiver.received(citizen.cpr())).hasSize(3);
        assertThat(undelivered()).anyMatch(text -> text.contains("after 3 attempts: NO_ACKNOWLEDGEMENT"));
        assertThat(acknowledge("municipality-0461", receiver.received(citizen.cpr()).get(0), "ok").status()).isEqualTo(202);
        awaitState("SENT");
    }

    @Test
    void without_an_acknowledgement_it_is_sent_again_twice_and_a_late_one_still_counts() throws IOException {
        receiver.react(new Reaction.Taking());
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        received(1);
        hub.awaitIdle();
        later();
        received(2);
        hub.awaitIdle();
        later();
        received(3);
        hub.awaitIdle();
        later();
        awaitState("GIVEN_UP");

        List<ReceivedMessage> sent = receiver.received(citizen.cpr());
        assertThat(sent).hasSize(3);
        assertThat(sent).extracting(ReceivedMessage::messageHeaderId).containsOnly(sent.get(0).messageHeaderId());
        assertThat(sent).extracting(ReceivedMessage::bundleId).doesNotHaveDuplicates();
        assertThat(undelivered()).anyMatch(text -> text.contains("NO_ACKNOWLEDGEMENT"));

        assertThat(acknowledge("municipality-0461", sent.get(0), "ok").status()).isEqualTo(202);
        awaitState("SENT");
        assertThat(acknowledge("municipality-0461", sent.get(0), "fatal-error").status()).as("negative after positive").isEqualTo(202);
        assertThat(acknowledge("municipality-0461", sent.get(0), "ok").status()).as("twice").isEqualTo(202);
        hub.awaitIdle();
        assertThat(states()).containsOnly("SENT");
        assertThat(undelivered()).noneMatch(text -> text.contains("NO_ACKNOWLEDGEMENT"));
    }

    @Test
    void an_acknowledgement_that_comes_later_settles_the_notice_of_its_municipality_only() throws IOException {
        receiver.react(new Reaction.Taking());
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        ReceivedMessage message = received(1);
        hub.awaitIdle();

        assertThat(acknowledge("municipality-0751", message, "ok").status()).as("another municipality").isEqualTo(422);
        assertThat(acknowledge("hospital", message, "ok").status()).as("a hospital").isEqualTo(422);
        assertThat(states()).containsOnly("WAITING");
        assertThat(acknowledge("municipality-0461", message, "transient-error").status()).isEqualTo(202);
        assertThat(states()).as("it is sent again").containsOnly("WAITING");
        assertThat(acknowledge("municipality-0461", message, "ok").status()).isEqualTo(202);
        awaitState("SENT");
        later();
        hub.awaitIdle();
        assertThat(receiver.received(citizen.cpr())).as("nothing is sent again").hasSize(1);
    }

    @Test
    void a_municipality_sends_no_messages_of_hospitals_whatever_it_writes_beside_the_message() throws Exception {
        String valid = hub.notification(citizen);
        HubReply posed = hub.api("municipality-0461").exchange("POST", "/fhir/messages", "application/fhir+json",
            Map.of("Broen-Client-Hospital", "true", "BroenLogin", "true"), valid);
        assertThat(posed.status()).isEqualTo(422);
        assertThat(posed.body().toString()).contains("ACKNOWLEDGEMENT_EXPECTED");

        for (String query : List.of("?Broen-Client-Hospital=1", "?Broen-Client-Hospital=1&Broen-Client-Hospital=2",
            "?broen-client-municipality=0751&dk.broen.login=1")) {
            assertThat(hub.api("municipality-0461").exchange("POST", "/fhir/messages" + query, "application/fhir+json", valid).status())
                .as(query).isEqualTo(400);
        }
        assertThat(hub.api("municipality-0461")
            .exchange("POST", "/fhir/messages", "application/x-www-form-urlencoded", "Broen-Client-Hospital=1&message=" + valid).status())
            .isEqualTo(400);
        assertThat(hub.api("hospital").exchange("POST", "/fhir/messages", "application/fhir+json", valid).status()).as("a hospital")
            .isEqualTo(202);
    }

    @Test
    void a_hospital_settles_no_notice_of_a_municipality_whatever_it_writes_beside_the_message() throws Exception {
        receiver.react(new Reaction.Taking());
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        String ok = MedComReceiver.acknowledgement(received(1).messageHeaderId(), "ok").toString();
        hub.awaitIdle();

        assertThat(hub.api("hospital").exchange("POST", "/fhir/messages", "application/fhir+json",
            Map.of("Broen-Client-Municipality", "0461"), ok).status()).isEqualTo(422);
        assertThat(
            hub.api("hospital").exchange("POST", "/fhir/messages?Broen-Client-Municipality=0461", "application/fhir+json", ok).status())
            .isEqualTo(400);
        assertThat(states()).containsOnly("WAITING");
    }

    /** The mails to the residence. */
    private static long mails() {
        return mail.received().stream().filter(one -> one.to().equals("aaen@odense.example")).count();
    }

    /** Bostøtte is told by § 12 c. */
    private static void supportAtHome(TestPerson person) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("because", "staged");
        ObjectNode cared = facts.putArray("citizens").addObject().put("cpr", person.cpr());
        cared.putArray("residences").addObject().put("municipality", Home.ODENSE.municipality()).put("from", "2026-10-01");
        cared.putArray("services").addObject().put("function", "HOUSING_SUPPORT").put("unit", "odense-bostoette").put("from",
            "2026-10-01");
        hub.api().post("/api/facts", facts);
    }

    private static long beingSent(MedComReceiver to) throws SQLException, IOException {
        return StagedDatabase.ofHub(hub.data()).number(
            "select count(*) from notification where channel = 'MEDCOM' and state = 'SENDING' and receiver = '" + host(to) + "'");
    }

    private static void later() {
        hub.clock().moveTo(hub.clock().now().plus(RESEND_AFTER));
    }

    private static HubReply acknowledge(String account, ReceivedMessage message, String code) {
        ObjectNode acknowledgement = MedComReceiver.acknowledgement(message.messageHeaderId(), code);
        return hub.api(account).exchange("POST", "/fhir/messages", "application/fhir+json", acknowledgement.toString());
    }

    private ReceivedMessage received(int number) {
        await("message " + number + " arrives").atMost(PATIENCE).until(() -> receiver.received(citizen.cpr()).size() >= number);
        return receiver.received(citizen.cpr()).get(number - 1);
    }

    private void awaitState(String state) {
        received(1);
        await("the notice is " + state).atMost(PATIENCE).untilAsserted(() -> assertThat(states()).containsOnly(state));
    }

    private List<String> states() {
        try {
            return StagedDatabase.ofHub(hub.data()).noticeStates("MEDCOM", receiver.received(citizen.cpr()).get(0).messageHeaderId());
        } catch (SQLException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> undelivered() {
        JsonNode items = hub.api().get("/api/work-items");
        return StreamSupport.stream(items.spliterator(), false).map(JsonNode::toString).filter(text -> text.contains("UNDELIVERED"))
            .toList();
    }
}
