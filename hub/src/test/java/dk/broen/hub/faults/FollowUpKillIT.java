package dk.broen.hub.faults;

import static dk.broen.hub.faults.FollowUpConfiguration.DESK;
import static dk.broen.hub.faults.FollowUpConfiguration.MANAGER;
import static dk.broen.hub.faults.FollowUpConfiguration.RESIDENCE;
import static dk.broen.hub.faults.FollowUpConfiguration.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.sms.ReceivedSms;
import dk.broen.simulator.sms.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the hub's process (kill -9) in the steps of a chain, and where answers wait for a look: after the restart exactly the outstanding steps go on
 * (domain.md §6). The whole chain takes minutes, and runs with {@code -Dfollow-up.kills=all} only. The methods share one clock, so that each begins
 * when no step of a citizen before it comes due.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FollowUpKillIT {
    private static final String SECRET = "a-secret-of-the-webhook";
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(30);
    private static final TestPeople PEOPLE = new TestPeople(6101);
    private static final String ENTRIES = "select count(*) from ledger_entry";
    private static final String SENT_AND_NOT_RECORDED = "select count(*) from notification where state = 'SENDING'";
    @TempDir
    private static Path directory;
    private static MailServer mail;
    private static StagedHub hub;
    private static StagedDatabase database;
    private static Followed followed;
    /** What the clock of the hub showed at the last kill: it does not go back behind that. */
    private static OffsetDateTime killedAt;

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServer(0);
        hub = StagedHub.start(directory, FollowUpConfiguration.in(directory), mail.port(),
            Map.of("BROEN_SMS_REPORTS_SECRET", SECRET, "BROEN_BROKER_UNREADAFTER", "0"));
        database = StagedDatabase.ofHub(hub.data());
        followed = new Followed(hub, mail::received,
            Map.of(FollowUpConfiguration.DESK_QUEUE, "municipality-0461", "ward-answers.odense", "hospital-odense"));
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.close();
    }

    /** A point of a step at which the hub is killed. The clock shows the time of the step when it is called. */
    @FunctionalInterface
    private interface Kill {
        void at(OffsetDateTime due) throws Exception;
    }

    @Test
    @Order(1)
    @EnabledIfSystemProperty(named = "follow-up.kills", matches = "all", disabledReason = "six kills take minutes (CONTRIBUTING.md)")
    void each_step_of_a_chain_that_nobody_answers_is_taken_once_although_the_hub_is_killed_in_each() throws Exception {
        TestPerson silent = withConsentFor("COORDINATOR");
        hub.accepted(hub.message("A01", silent, Home.ODENSE));
        List<String> told = new ArrayList<>(List.of("ward told: Tovholderteamet", TEAM + " NEWS MAIL"));
        followed.becomes(silent, told);

        step(silent, told, FollowUpKillIT::killedWhilePlanned, TEAM + " REMINDER MAIL");
        step(silent, told, due -> killedAfterSending(due, 2), DESK + " NEWS QUEUE", DESK + " NEWS SMS again");
        step(silent, told, FollowUpKillIT::killedAfterCommit, DESK + " REMINDER QUEUE", DESK + " REMINDER SMS");
        step(silent, told, FollowUpKillIT::killedWhilePlanned, MANAGER + " NEWS MAIL");
        step(silent, told, due -> killedAfterSending(due, 1), MANAGER + " REMINDER MAIL again");
        step(silent, told, FollowUpKillIT::killedWhileWorkItemIsOpened, "work item UNANSWERED");
    }

    @Test
    @Order(2)
    void a_step_that_was_sent_and_not_recorded_when_the_hub_was_killed_is_taken_once_and_the_one_before_it_is_not_repeated()
        throws Exception {
        TestPerson silent = withConsentFor("COORDINATOR");
        hub.accepted(hub.message("A01", silent, Home.ODENSE));
        List<String> told = new ArrayList<>(List.of("ward told: Tovholderteamet", TEAM + " NEWS MAIL"));
        followed.becomes(silent, told);
        hub.clock().moveTo(hub.clock().now().plus(ANSWER_WITHIN));
        told.add(TEAM + " REMINDER MAIL");
        followed.becomes(silent, told);

        step(silent, told, due -> killedAfterSending(due, 2), DESK + " NEWS QUEUE", DESK + " NEWS SMS again");
    }

    @Test
    @Order(3)
    void what_was_recorded_and_not_looked_at_when_the_hub_was_killed_is_looked_at_once() throws Exception {
        TestPerson notThem = withConsentFor("COORDINATOR");
        TestPerson received = withConsentFor("COORDINATOR");
        TestPerson unreached = withConsentFor("RESIDENCE");
        TestPerson asked = withConsentFor();
        for (TestPerson citizen : List.of(notThem, received, unreached, asked)) {
            hub.accepted(hub.message("A01", citizen, Home.ODENSE));
        }
        followed.becomes(notThem, List.of("ward told: Tovholderteamet", TEAM + " NEWS MAIL"));
        followed.becomes(received, List.of("ward told: Tovholderteamet", TEAM + " NEWS MAIL"));
        followed.becomes(unreached, List.of("ward told: nobody", "work item ASK_FOR_CONSENT", RESIDENCE + " NEWS SMS"));
        followed.becomes(asked, List.of("ward told: nobody", "work item ASK_FOR_CONSENT"));
        long entries = database.number(ENTRIES);
        try (StagedDatabase.Hold hold = database.insidePlanning()) {
            answer("municipality-0461", "/api/notices/" + followed.reference(received, TEAM) + "/acknowledgement", """
                {"answer": "RECEIVED", "by": "Bodil Krog"}""");
            answer("municipality-0461", "/api/notices/" + followed.reference(notThem, TEAM) + "/acknowledgement", """
                {"answer": "NOT_US", "by": "Bodil Krog", "because": "has moved"}""");
            answer("hospital-odense", "/api/work-items/" + followed.workItem(asked, "ASK_FOR_CONSENT") + "/answer", """
                {"answer": "CONSENTS", "because": "asked at the ward round",
                 "consent": {"to": ["COORDINATOR"], "form": "VERBAL", "obtained_by": "nurse on PAO1"}}""");
            failed(followed.reference(unreached, RESIDENCE));
            soon("the hub looks at the first of them and cannot store it").until(() -> database.waitingFor("ledger_entry") > 0);
            kill();
        }
        OffsetDateTime now = killedAt;
        assertThat(database.number(ENTRIES)).as("nothing was planned before the kill").isEqualTo(entries);

        hub.process().restartAt(now.toInstant(), Clock.systemUTC());

        followed.becomes(notThem,
            List.of("ward told: Tovholderteamet", "ward told: Den sociale døgnvagt", TEAM + " NEWS MAIL", "work item DOUBTFUL_ENTRY",
                DESK + " NEWS QUEUE", DESK + " NEWS SMS"));
        followed.becomes(unreached,
            List.of("ward told: nobody", "work item ASK_FOR_CONSENT", RESIDENCE + " NEWS SMS GIVEN_UP", "work item UNDELIVERED",
                RESIDENCE + " NEWS SMS"));
        followed.becomes(asked, List.of("ward told: nobody", "ward told: Tovholderteamet", TEAM + " NEWS MAIL"));
        hub.clock().moveTo(now.plus(ANSWER_WITHIN.multipliedBy(3)));
        followed.becomes(received, List.of("ward told: Tovholderteamet", TEAM + " NEWS MAIL"));
    }

    /** The next step is due. The hub is killed in it, and started again. What was told before stays, and this is added. */
    private static void step(TestPerson citizen, List<String> told, Kill kill, String... added) throws Exception {
        OffsetDateTime due = hub.clock().now().plus(ANSWER_WITHIN);
        kill.at(due);
        OffsetDateTime next = due.plusMinutes(1);
        hub.process().restartAt((killedAt.isAfter(next) ? killedAt : next).toInstant(), Clock.systemUTC());
        told.addAll(List.of(added));
        followed.becomes(citizen, told);
    }

    private static void killedWhilePlanned(OffsetDateTime due) throws Exception {
        try (StagedDatabase.Hold hold = database.insidePlanning()) {
            hub.clock().moveTo(due);
            soon("the step is being planned").until(() -> database.waitingFor("ledger_entry") == 1);
            kill();
        }
    }

    private static void killedAfterCommit(OffsetDateTime due) throws Exception {
        StagedDatabase.Hold beforeCommit = database.insidePlanning();
        hub.clock().moveTo(due);
        soon("the step is being planned").until(() -> database.waitingFor("ledger_entry") == 1);
        long entries = database.number(ENTRIES);
        try (StagedDatabase.Hold hold = database.afterCommit()) {
            beforeCommit.close();
            soon("the step is committed and not confirmed").until(() -> database.held("SyncRep") > 0);
            kill();
        }
        soon("the step was stored").until(() -> database.number(ENTRIES) == entries + 1);
    }

    private static void killedAfterSending(OffsetDateTime due, int notices) throws Exception {
        int mails = mail.received().size();
        int sms = hub.sms().received().size();
        try (StagedDatabase.Hold hold = database.beforeSettling()) {
            hub.clock().moveTo(due);
            soon("it is seen outside").until(() -> mail.received().size() > mails || hub.sms().received().size() > sms);
            soon("and not recorded").until(() -> database.number(SENT_AND_NOT_RECORDED) == notices);
            kill();
        }
    }

    private static void killedWhileWorkItemIsOpened(OffsetDateTime due) throws Exception {
        try (StagedDatabase.Hold hold = database.beforeWorkItems()) {
            hub.clock().moveTo(due);
            soon("the work item is being opened").until(() -> database.waitingFor("work_item") > 0);
            kill();
        }
    }

    private static void kill() {
        killedAt = hub.clock().now();
        hub.process().kill();
    }

    private static void answer(String account, String path, String body) {
        assertThat(hub.api(account).exchange("POST", path, "application/json", body).status()).isEqualTo(204);
    }

    /** The gateway reports that the phone did not get the SMS. */
    private static void failed(String reference) {
        ReceivedSms sms = hub.sms().received().stream().filter(one -> one.text().contains(reference)).findFirst().orElseThrow();
        String body = "{\"reference\": \"%s\", \"id\": \"%s\", \"status\": \"FAILED\"}".formatted(sms.reference(), sms.id());
        Report report = new Report("", "application/json", Map.of("Authorization", "Bearer " + SECRET), body);
        assertThat(report.post(URI.create("http://127.0.0.1:" + hub.process().port("http") + "/sms/reports")).statusCode()).isEqualTo(204);
    }

    /** A citizen of Odense who consents that these functions are told. Who names the residence lives there. */
    private static TestPerson withConsentFor(String... functions) {
        TestPerson citizen = PEOPLE.next();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        ObjectNode facts = document.putArray("citizens").addObject().put("cpr", citizen.cpr());
        facts.putArray("residences").addObject().put("municipality", "0461").put("from", "2026-11-01");
        if (List.of(functions).contains("RESIDENCE")) {
            facts.putArray("services").addObject().put("function", "RESIDENCE").put("unit", RESIDENCE).put("from", "2026-11-01");
        }
        if (functions.length > 0) {
            ObjectNode consent = facts.putArray("consents").addObject().put("municipality", "0461").put("form", "WRITTEN")
                .put("obtained_by", "afsnittet").put("from", "2026-11-01").put("until", "2027-10-01");
            List.of(functions).forEach(consent.putArray("to")::add);
        }
        hub.api().post("/api/facts", document);
        return citizen;
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
