package dk.broen.hub.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Municipality 0461 tries to learn of citizens of 0751, to take them over or to silence the units of 0751: see {@code attempts.yaml}
 * (domain.md §5, docs/SECURITY-MODEL.md).
 */
@ExtendWith(SharedHub.class)
class AttemptsIT {
    private static final int AT_LEAST = 40;
    private static final TestPeople PEOPLE = new TestPeople(4611);
    private static final String ATTACKER = "municipality-0461";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static List<Attempt> attempts;
    private static final Map<String, Victim> known = new LinkedHashMap<>();
    private static final Map<String, List<Answer>> ofKnown = new HashMap<>();
    private static final Map<String, List<Answer>> ofUnknown = new HashMap<>();
    private static final Map<String, List<String>> workItems = new HashMap<>();
    private static Victim untouched;
    private static MunicipalConsumer units;
    private static MunicipalConsumer wards;
    private static StagedHub hub;
    private static LocalDate today;
    private static int mailsBefore;
    private static int mailsAfter;

    @BeforeAll
    static void attack(StagedHub shared, MailServer mail) throws IOException, InterruptedException, JMSException {
        hub = shared;
        attempts = Attempt.all();
        units = hub.caseSystem();
        wards = hub.consumer("hospital-auh", List.of("ward-answers.auh"));
        today = hub.clock().now().toLocalDate();
        untouched = Victim.of(hub, PEOPLE.next(), PEOPLE.next(), today.minusDays(28));
        for (Attempt attempt : attempts) {
            known.put(attempt.name(), Victim.of(hub, PEOPLE.next(), PEOPLE.next(), today.minusDays(28)));
        }
        send("A01", "1");
        for (Victim victim : all()) {
            hub.accepted(victim.merge(hub));
        }
        hub.awaitIdle();
        await("all are told of the first admission").atMost(Duration.ofSeconds(60))
            .until(() -> all().stream().allMatch(victim -> read(victim).size() == 1));
        mailsBefore = mail.received().size();
        for (Attempt attempt : attempts) {
            ofUnknown.put(attempt.name(), answers(attempt, Victim.unknown(PEOPLE.next(), PEOPLE.next())));
            ofKnown.put(attempt.name(), answers(attempt, known.get(attempt.name())));
        }
        hub.awaitIdle();
        for (Attempt attempt : attempts) {
            workItems.put(attempt.name(), openItems(known.get(attempt.name())));
        }
        send("A03", "1");
        // a readmission supersedes a discharge that has not left yet
        hub.awaitIdle();
        await("the untouched citizen is told of the discharge").atMost(Duration.ofSeconds(60)).until(() -> read(untouched).size() == 2);
        send("A01", "2");
        hub.awaitIdle();
        await("the untouched citizen is told of").atMost(Duration.ofSeconds(60)).until(() -> read(untouched).size() == 3);
        mailsAfter = mail.received().size();
    }

    @AfterAll
    static void stop() throws JMSException {
        units.close();
        wards.close();
    }

    @Test
    void there_are_enough_attempts() {
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(AT_LEAST).extracting(Attempt::name).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> the_answer_does_not_tell_whether_the_citizen_is_known() {
        return each(attempt -> {
            for (int i = 0; i < attempt.requests().size(); i++) {
                assertThat(ofKnown.get(attempt.name()).get(i)).as("request %d", i + 1).isEqualTo(ofUnknown.get(attempt.name()).get(i));
                assertThat(ofKnown.get(attempt.name()).get(i).status())
                    .as("request %d: %s", i + 1, ofKnown.get(attempt.name()).get(i).body())
                    .isIn(attempt.requests().get(i).statuses());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_units_of_the_citizen_read_what_they_would_have_read() {
        return each(attempt -> assertThat(read(known.get(attempt.name()))).isEqualTo(read(untouched)));
    }

    @TestFactory
    Stream<DynamicTest> the_wards_read_what_they_would_have_read() {
        return each(attempt -> assertThat(answered(known.get(attempt.name()))).isNotEmpty().isEqualTo(answered(untouched)));
    }

    @TestFactory
    Stream<DynamicTest> the_facts_of_the_citizen_are_those_of_before() {
        return each(attempt -> assertThat(facts(known.get(attempt.name()))).isEqualTo(facts(untouched)));
    }

    @TestFactory
    Stream<DynamicTest> both_municipalities_have_a_work_item_if_records_contradict_each_other() {
        return each(attempt -> assertThat(workItems.get(attempt.name()).stream().filter("WHOSE_CITIZEN"::equals))
            .hasSize(attempt.disputed() ? 2 : 0));
    }

    @Test
    void nobody_in_the_other_municipality_is_told() {
        assertThat(mailsAfter - mailsBefore).isZero();
    }

    private interface Check {
        void of(Attempt attempt);
    }

    private static Stream<DynamicTest> each(Check check) {
        return attempts.stream().map(attempt -> DynamicTest.dynamicTest(attempt.name(), () -> check.of(attempt)));
    }

    private static List<Victim> all() {
        return Stream.concat(Stream.of(untouched), known.values().stream()).toList();
    }

    private static void send(String trigger, String visit) throws IOException {
        Instant now = hub.clock().now().toInstant();
        hub.acceptedTogether(all().stream().map(victim -> message(trigger, victim, visit, now)).toList());
    }

    private static AdtMessage message(String trigger, Victim victim, String visit, Instant now) {
        return hub.message(trigger, victim.person(), Home.AARHUS, now).visit("V" + victim.person().cpr().hashCode() + "-" + visit);
    }

    private static List<Answer> answers(Attempt attempt, Victim victim) throws IOException, InterruptedException {
        Map<String, String> names = new HashMap<>(victim.ids());
        String cpr = victim.person().cpr();
        names.putAll(Map.of("cpr", cpr, "hyphen", cpr.substring(0, 6) + "-" + cpr.substring(6), "retired", victim.retired().cpr(), "other",
            PEOPLE.next().cpr(), "today", today.toString(), "yesterday", today.minusDays(1).toString(), "tomorrow",
            today.plusDays(1).toString(), "month", today.minusDays(28).toString()));
        names.put("notification", hub.notification(victim.person()));
        boolean isKnown = !read(victim).isEmpty();
        names.put("reference", isKnown ? reference(victim) : "7KQ4MX");
        names.put("item", isKnown ? workItem(victim) : "7KQ4MY");
        List<Answer> answers = new ArrayList<>();
        for (Attempt.Request request : attempt.requests()) {
            HttpResponse<String> response = HTTP.send(request(request, names), HttpResponse.BodyHandlers.ofString());
            answers.add(Answer.of(response.statusCode(), response.headers().map(), response.body(), List.copyOf(names.values())));
            lastRecorded(response.body()).forEach(id -> names.put("recorded", id));
        }
        return answers;
    }

    private static HttpRequest request(Attempt.Request request, Map<String, String> names) {
        HttpRequest.Builder http = HttpRequest
            .newBuilder(URI.create("http://127.0.0.1:" + hub.process().port("http") + request.path(names)))
            .header("Authorization", hub.credentials(ATTACKER).authorization()).header("Content-Type", request.contentType())
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body(names)));
        request.headers().ifPresent(headers -> headers.forEach(http::header));
        return http.build();
    }

    private static List<String> lastRecorded(String body) throws IOException {
        List<String> ids = new ArrayList<>();
        if (body.startsWith("{")) {
            new ObjectMapper().readTree(body).path("facts").forEach(fact -> ids.add(fact.path("id").asText()));
        }
        return ids;
    }

    private static String reference(Victim victim) {
        return units.received().stream().map(notice -> notice.body()).filter(body -> isAbout(body, victim))
            .map(body -> body.path("reference").asText()).findFirst().orElseThrow();
    }

    /** What the units of 0751 read about the citizen, without references and without what differs from citizen to citizen. */
    private static List<String> read(Victim victim) {
        return units.received().stream().map(notice -> notice.body()).filter(body -> isAbout(body, victim))
            .map(body -> Stream.of("kind", "basis", "recipient", "now", "flags", "coordinator", "alsoTold", "expected")
                .map(field -> field + "=" + body.path(field)).collect(Collectors.joining(" ")) + " " + types(body.path("says")) + " "
                + types(body.path("takesBack")))
            .toList();
    }

    private static boolean isAbout(JsonNode body, Victim victim) {
        return body.at("/citizen/cpr").asText().equals(victim.person().cpr());
    }

    private static List<String> types(JsonNode sayings) {
        List<String> types = new ArrayList<>();
        sayings.forEach(saying -> types.add(saying.path("type").asText()));
        return types;
    }

    /** The answers to the wards about the stays of the citizen, without times and ids. */
    private static List<String> answered(Victim victim) {
        String visit = "V" + victim.person().cpr().hashCode() + "-";
        return wards.received().stream().map(answer -> answer.body()).filter(body -> body.toString().contains(visit))
            .map(body -> body.path("coordinator") + " " + body.path("contact") + " " + body.path("askForConsent")).toList();
    }

    private static List<String> facts(Victim victim) {
        JsonNode found = hub.api("municipality-" + Home.AARHUS.municipality()).post("/api/facts/search",
            JsonNodeFactory.instance.objectNode().put("cpr", victim.person().cpr()));
        return List.of(Answer.of(0, Map.of(), found.toString(), List.of(victim.person().cpr())).body());
    }

    private static List<String> openItems(Victim victim) {
        return items(victim).filter(item -> item.path("state").asText().equals("OPEN")).map(item -> item.at("/item/kind").asText())
            .toList();
    }

    /** The work item that asks the ward for a consent. */
    private static String workItem(Victim victim) {
        return items(victim).map(item -> item.path("reference").asText()).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> items(Victim victim) {
        return hub.api().post("/api/events/search", JsonNodeFactory.instance.objectNode().put("cpr", victim.person().cpr()))
            .findValues("workItems").stream().flatMap(items -> StreamSupport.stream(items.spliterator(), false));
    }
}
