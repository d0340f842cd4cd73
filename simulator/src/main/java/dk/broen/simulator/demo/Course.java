package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.demo.Script.Step;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.HubReply;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Plays the script: moves the clock, sends, waits until the hub rests, and tells what it did. */
final class Course {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int QUIET_LOOKS = 2;

    private final World world;
    private final Table table;
    private final Script script;
    private final DemoClock clock;
    private final Set<String> told = new HashSet<>();
    private OffsetDateTime now = ZonedDateTime.now(Script.DENMARK).toOffsetDateTime();
    private byte[] previous = {};
    private int sent;

    Course(World world, Table table) throws java.io.IOException {
        this.world = world;
        this.table = table;
        this.script = new Script(now.toLocalDate());
        this.clock = world.clock();
    }

    void play() throws Exception {
        recordFacts();
        for (Step step : script.steps()) {
            passTimeUntil(script.time(step));
            table.step(script.time(step), step.says());
            send(step);
            rest();
            tellNews(step);
        }
        passTimeUntil(script.time(4, "10:00"));
    }

    /** Municipalities write what they know: two as JSON, one from a spreadsheet. */
    private void recordFacts() throws Exception {
        for (String code : new String[] {"0751", "0461"}) {
            ObjectNode facts = (ObjectNode) new ObjectMapper().readTree(script.filled("facts-" + code + ".json"));
            world.apiOf(code).post("/api/facts", facts);
        }
        HubReply imported = world.apiOf("0492").exchange("POST", "/api/facts?because=demo", "text/csv", script.filled("facts-0492.csv"));
        if (imported.status() >= 300) {
            throw new IllegalStateException("the import was refused with " + imported.status());
        }
    }

    /** Stops at every moment something is due, so that each notice leaves at its own time. */
    private void passTimeUntil(OffsetDateTime moment) throws Exception {
        Optional<OffsetDateTime> due = rest();
        while (due.isPresent() && !due.get().isAfter(moment)) {
            move(due.get());
            due = rest();
            table.released(world.api().get("/api/events?limit=1000"), told);
        }
        move(moment);
    }

    private void move(OffsetDateTime moment) {
        if (moment.isAfter(now)) {
            clock.moveTo(moment);
            now = moment;
        }
    }

    /** Waits until nothing is left to do. @return when the next held notice is due */
    private Optional<OffsetDateTime> rest() {
        long limit = System.nanoTime() + LONGEST_WAIT.toNanos();
        int quiet = 0;
        while (true) {
            DemoClock.Quiet seen = clock.quiet();
            quiet = seen.isQuiet() ? quiet + 1 : 0;
            if (quiet >= QUIET_LOOKS) {
                return seen.nextDue();
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the hub did not come to rest within " + LONGEST_WAIT.toSeconds() + " s; its log says why");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void send(Step step) throws Exception {
        switch (step.sends()) {
            case "FHIR" -> table.answered("HTTP " + world.fhir().send(bundle(step)).status());
            case "AGAIN" -> deliver(previous);
            case "GARBAGE" -> deliver("MSH|^~\\&|EPJ|AUH|BROEN|BROEN|20260101||ADT^A01|BAD1|P|2.5.1\rEVN|A01\r".getBytes(StandardCharsets.ISO_8859_1));
            default -> deliver(message(step));
        }
    }

    private void deliver(byte[] message) throws Exception {
        previous = message;
        var answer = world.mllp().send(message);
        table.answered(answer.code() + (answer.positive() ? "" : " " + answer.errorText()));
    }

    private byte[] message(Step step) {
        String[] sender = step.hospital().split("\\|");
        OffsetDateTime time = script.time(step);
        return AdtMessage.of(step.sends(), "DEMO" + ++sent, time.toInstant()).from(sender[0], sender[1]).recorded(time.toInstant())
            .patient(script.person(step)).livingIn(step.municipality()).patientClass("I").at(step.ward(), "1", "1", sender[1]).admissionType("E")
            .service("PSY").visit(step.visit()).bytes();
    }

    private byte[] bundle(Step step) throws Exception {
        TestPerson person = script.person(step);
        OffsetDateTime time = script.time(step);
        return script.filled("admission.json").replace("{bundle}", UUID.randomUUID().toString()).replace("{header}", UUID.randomUUID().toString())
            .replace("{cpr}", person.cpr()).replace("{family}", person.familyName()).replace("{given}", person.givenName())
            .replace("{episode}", step.visit()).replace("{time}", time.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private void tellNews(Step step) {
        boolean news = false;
        for (JsonNode event : world.api().get("/api/events?limit=1000")) {
            if (told.add(event.path("reference").asText())) {
                table.event(event, script.person(step), told);
                news = true;
            }
        }
        if (step.sends().equals("AGAIN") && !news) {
            table.nothingNew();
        }
    }
}
