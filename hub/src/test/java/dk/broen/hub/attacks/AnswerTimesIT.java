package dk.broen.hub.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The time of an answer does not tell a municipality whether another one, or a hospital, knows the citizen. Known and unknown numbers are asked
 * about in turn, so that whatever else the machine does hits both alike. The bounds are wide: what must be found is another way through the
 * hub, not a microsecond.
 */
@ExtendWith(SharedHub.class)
@Tag("alone")
class AnswerTimesIT {
    private static final TestPeople PEOPLE = new TestPeople(4612);
    private static final int TRIES = 60;
    private static final double WIDE = 1.6;
    private static final List<TestPerson> KNOWN = Stream.generate(PEOPLE::next).limit(TRIES).toList();
    private static final List<TestPerson> UNKNOWN = Stream.generate(PEOPLE::next).limit(TRIES).toList();

    private static HubClient attacker;
    private static String today;

    @BeforeAll
    static void know(StagedHub hub) throws IOException {
        LocalDate day = hub.clock().now().toLocalDate();
        today = day.toString();
        attacker = hub.api("municipality-0461");
        for (TestPerson person : KNOWN) {
            Victim.of(hub, person, person, day.minusDays(28));
        }
        hub.acceptedTogether(KNOWN.stream().map(person -> hub.message("A01", person, Home.AARHUS)).toList());
        hub.awaitIdle();
    }

    @Test
    void searching_takes_the_same_time() {
        same(person -> attacker.exchange("POST", "/api/facts/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr())));
    }

    @Test
    void recording_recording_again_and_ending_take_the_same_time() {
        same(person -> {
            String id = attacker.exchange("POST", "/api/facts", residence(person)).body().at("/facts/0/id").asText();
            attacker.exchange("POST", "/api/facts", residence(person));
            attacker.exchange("POST", "/api/facts/" + id + "/end", "application/json", "{\"because\": \"x\"}");
        });
    }

    @Test
    void a_document_that_is_refused_takes_the_same_time() {
        same(person -> {
            ObjectNode document = residence(person);
            ((ObjectNode) document.at("/citizens/0/residences/0")).put("municipality", "0751");
            attacker.exchange("POST", "/api/facts", document);
        });
    }

    @Test
    void the_id_of_a_fact_of_another_municipality_takes_the_time_of_an_unknown_id(StagedHub hub) {
        List<String> ids = KNOWN.stream().map(person -> Victim.of(hub, person, person, LocalDate.parse(today).minusDays(20)).ids()
            .getOrDefault("residence", "")).toList();
        same(person -> attacker.exchange("POST", "/api/facts/" + (KNOWN.contains(person) ? ids.get(KNOWN.indexOf(person))
            : UUID.randomUUID()) + "/end", "application/json", "{\"because\": \"x\"}"));
    }

    private static ObjectNode residence(TestPerson person) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "x");
        document.putArray("citizens").addObject().put("cpr", person.cpr()).putArray("residences").addObject()
            .put("municipality", Home.ODENSE.municipality()).put("from", today);
        return document;
    }

    private static void same(Consumer<TestPerson> asking) {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            known.add(nanoseconds(asking, KNOWN.get(i)));
            unknown.add(nanoseconds(asking, UNKNOWN.get(i)));
        }
        double ratio = (double) median(known) / median(unknown);
        assertThat(ratio).as("median for known numbers, by that for unknown ones").isBetween(1 / WIDE, WIDE);
    }

    private static long nanoseconds(Consumer<TestPerson> asking, TestPerson person) {
        long begun = System.nanoTime();
        asking.accept(person);
        return System.nanoTime() - begun;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
