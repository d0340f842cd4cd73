package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.MailServerInTrouble;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/**
 * The troubles of SMTP (docs/FAILURES.md) at a running hub, where the residence has two mailboxes and a phone: no mail is lost, one
 * comes twice only if its answer was lost, and then under the same id, and what the first mailbox refuses for good is told at the second. The phone
 * gets one pointer in each trouble. {@code MailTroubleTest} has what each trouble means for an attempt.
 */
class MailTroubleIT {
    private static final String FIRST = "aaen@odense.example";
    private static final String SECOND = "aaen-vagt@odense.example";
    private static final String NEWS = Home.ODENSE.unit() + " NEWS ";
    /** The ward should ask about the coordinators too. */
    private static final String ASKED = "work item ASK_FOR_CONSENT";
    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofSeconds(30);
    private static final TestPeople PEOPLE = new TestPeople(6102);
    @TempDir
    private static Path directory;
    private static MailServerInTrouble mail;
    private static StagedHub hub;
    private static StagedDatabase database;
    private static Followed followed;

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServerInTrouble();
        hub = StagedHub.start(directory, config(), mail.port(), Map.of());
        database = StagedDatabase.ofHub(hub.data());
        followed = new Followed(hub, mail::received, Map.of("ward-answers.odense", "hospital-odense"));
    }

    /** The shipped configuration, where the residence has a second mailbox. */
    private static Path config() throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Path odense = config.resolve("municipalities/0461-odense.yaml");
        String first = "      - mail: " + FIRST + "\n";
        assertThat(Files.readString(odense)).contains(first);
        Files.writeString(odense, Files.readString(odense).replace(first, first + "      - mail: " + SECOND + "\n"));
        return config;
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        mail.close();
    }

    @ParameterizedTest
    @CsvSource({"greeting,421 closing", "MAIL,421 closing", "greeting,drop"})
    void a_server_that_takes_nothing_gets_the_mail_later_and_no_attempt_is_counted(String where, String answer) throws Exception {
        TestPerson citizen = admittedIn(where, answer);

        hub.clock().moveTo(hub.clock().now().plus(LONGER_THAN_A_PAUSE));

        followed.becomes(citizen, List.of(NEWS + "MAIL", NEWS + "SMS", "ward told: nobody", ASKED));
        assertThat(addresses(citizen)).containsExactly(FIRST);
        assertThat(attempts(citizen)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"RCPT,450 grey-listed", "RCPT,451 try later", "RCPT,452 no space", "DATA,451 try later", "end,452 no space", "RCPT,drop"})
    void a_mail_that_is_refused_for_now_is_sent_again(String where, String answer) throws Exception {
        TestPerson citizen = admittedIn(where, answer);

        hub.clock().moveTo(hub.clock().now().plus(LONGER_THAN_A_PAUSE));

        followed.becomes(citizen, List.of(NEWS + "MAIL", NEWS + "SMS", "ward told: nobody", ASKED));
        assertThat(addresses(citizen)).containsExactly(FIRST);
        assertThat(attempts(citizen)).isEqualTo(2);
    }

    @Test
    void a_mail_whose_answer_was_lost_comes_again_under_the_same_id() throws Exception {
        TestPerson citizen = admittedIn("end", MailServerInTrouble.DROP);

        hub.clock().moveTo(hub.clock().now().plus(LONGER_THAN_A_PAUSE));

        followed.becomes(citizen, List.of(NEWS + "MAIL again", NEWS + "SMS", "ward told: nobody", ASKED));
        assertThat(addresses(citizen)).containsExactly(FIRST, FIRST);
    }

    @ParameterizedTest
    @CsvSource({"RCPT,550 unknown", "RCPT,554 refused", "end,552 too long", "end,554 refused"})
    void a_mail_that_is_refused_for_good_is_told_at_the_next_mailbox_at_once(String where, String answer) throws Exception {
        TestPerson citizen = admittedIn(where, answer);

        followed.becomes(citizen, List.of(NEWS + "MAIL GIVEN_UP", "work item UNDELIVERED", NEWS + "SMS", NEWS + "MAIL",
            "ward told: nobody", ASKED));
        assertThat(addresses(citizen)).containsExactly(SECOND);
    }

    @Test
    void an_answer_of_ten_thousand_letters_in_one_line_is_an_answer() throws Exception {
        TestPerson citizen = admittedIn("end", "250 " + "x".repeat(10_000));

        followed.becomes(citizen, List.of(NEWS + "MAIL", NEWS + "SMS", "ward told: nobody", ASKED));
        assertThat(attempts(citizen)).isEqualTo(1);
    }

    /** The citizen is admitted, and the first attempt to mail it has met the trouble. */
    private static TestPerson admittedIn(String where, String answer) throws Exception {
        TestPerson citizen = PEOPLE.next();
        hub.addResident(citizen, Home.ODENSE);
        hub.awaitIdle();
        int given = mail.given();
        mail.next(where, answer);
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        await("the mail meets the trouble").atMost(Duration.ofSeconds(60)).until(() -> mail.given() == given + 1);
        hub.awaitIdle();
        return citizen;
    }

    /** Where mails about the citizen arrived, in order. */
    private static List<String> addresses(TestPerson citizen) {
        List<String> references = followed.references(citizen);
        return mail.received().stream().filter(one -> references.stream().anyMatch(one.subject()::endsWith)).map(ReceivedMail::to).toList();
    }

    private static long attempts(TestPerson citizen) throws Exception {
        return Long.parseLong(database.text("select attempts from notification where channel = 'MAIL' and reference = ?",
            followed.reference(citizen, Home.ODENSE.unit())));
    }
}
