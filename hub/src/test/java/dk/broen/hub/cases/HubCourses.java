package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.hub.cases.Partners.Arrived;
import dk.broen.hub.leaks.Leak;
import dk.broen.hub.leaks.LeakScan;
import dk.broen.hub.leaks.Mark;
import dk.broen.hub.leaks.Sinks;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.register.ConsentRegister;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays all cases through one running hub, with real messages in and real queues, mail and SMS out. Its clock only moves forward, so
 * the courses are played together, in the order of their times.
 */
final class HubCourses implements AutoCloseable {
    private static final String REGISTER_TOKEN = "a-token-of-the-register";
    /** The register answers again a little before it is asked again, so that it is asked at the very minute. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** Something that happens at a time, whichever case it belongs to. */
    private record Moment(Instant at, Runnable happens) {}

    private final List<CaseFolder> cases;
    private final MailServer mail;
    private final ConsentRegister register;
    private final Set<String> withRegister;
    private final Map<String, List<JsonNode>> registered = new HashMap<>();
    private final StagedHub hub;
    private final HubClock clock;
    private final Partners partners;

    /** Returns when the hub is ready. */
    HubCourses(List<CaseFolder> cases, ConfigurationResult.Loaded configuration, Path directory) throws IOException, JMSException {
        this.cases = List.copyOf(cases);
        this.withRegister = cases.stream().flatMap(folder -> folder.outage().stream()).map(RegisterOutage::municipality)
            .collect(Collectors.toSet());
        this.mail = new MailServer(0);
        this.register = new ConsentRegister(0, REGISTER_TOKEN);
        Map<String, String> settings = new HashMap<>(Map.of("BROEN_SMTP_DOMAINS", "odense.example,aeroe.example"));
        withRegister.forEach(municipality -> {
            settings.put("BROEN_CONSENTREGISTERS_" + municipality + "_URL", register.uri().toString());
            settings.put("BROEN_CONSENTREGISTERS_" + municipality + "_TOKEN", REGISTER_TOKEN);
        });
        this.hub = StagedHub.start(directory, mail.port(), settings);
        this.clock = new HubClock(hub);
        this.partners = new Partners(hub, mail, configuration.directory());
    }

    /** Returns when nothing waits any more and everything that left has arrived. */
    void play() {
        cases.forEach(folder -> record(folder, folder.citizen()));
        for (Moment moment : moments()) {
            clock.advanceTo(moment.at());
            moment.happens().run();
        }
        clock.advanceToTheEnd();
        await("what left has arrived").atMost(Duration.ofSeconds(20))
            .until(() -> partners.arrived().size() + partners.answers().size() >= hubSays().sent());
    }

    /** What came of a case, as the hub explains it and as it was received. */
    List<Line> linesOf(CaseFolder folder) {
        return folder.course().stream().filter(Step.Arrives.class::isInstance).map(Step.Arrives.class::cast)
            .flatMap(message -> explanation(folder, message).lines().stream()).toList();
    }

    /** What was received and no case can tell why. */
    List<Arrived> unexplained() {
        Set<String> known = hubSays().references();
        return partners.arrived().stream().filter(arrived -> !known.contains(arrived.reference())).toList();
    }

    /** Where a citizen is found in the hub's files, log, metrics, MBeans, or the headers of what it sent. */
    List<Leak> leaks(List<Mark> marks) throws IOException {
        LeakScan scan = LeakScan.of(hub.data(), marks);
        return Stream.of(scan.files(), scan.file(hub.process().log()), scan.headers(partners.received()),
            scan.text("metrics", Sinks.metrics(hub.management())), scan.text("MBeans", Sinks.beans(hub.management())),
            scan.text("SMS", hub.sms().received().toString()))
            .flatMap(List::stream).toList();
    }

    @Override
    public void close() throws JMSException {
        partners.close();
        hub.close();
        register.close();
        mail.close();
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (CaseFolder folder : cases) {
            folder.course().forEach(step -> moments.add(new Moment(step.at(), () -> take(folder, step))));
            folder.outage().ifPresent(outage -> {
                moments.add(new Moment(outage.from(), () -> register.setDown(true)));
                moments.add(new Moment(outage.until().minus(BEFORE), () -> {
                    register.setDown(false);
                    clock.advanceTo(outage.until());
                }));
            });
        }
        return moments.stream().sorted(Comparator.comparing(Moment::at)).toList();
    }

    private void take(CaseFolder folder, Step step) {
        if (step instanceof Step.Recorded more) {
            record(folder, folder.citizenWith(more));
        } else if (step instanceof Step.Arrives message) {
            send(folder, message);
        }
        hub.rests();
    }

    private void send(CaseFolder folder, Step.Arrives message) {
        String what = folder.name() + "/" + message.file();
        try {
            if (message.isFhir()) {
                assertThat(hub.fhir().send(message.raw()).status()).as(what).isBetween(200, 299);
            } else {
                assertThat(hub.send(message.raw()).code()).as(what).isEqualTo("AA");
            }
        } catch (IOException unanswered) {
            throw new IllegalStateException(what + " was not answered", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was not answered", interrupted);
        }
    }

    /** A municipality with a register keeps its consents there and nowhere else. */
    private void record(CaseFolder folder, ObjectNode citizen) {
        ObjectNode toHub = citizen.deepCopy();
        ArrayNode ownConsents = toHub.putArray("consents");
        citizen.path("consents").forEach(consent -> {
            if (withRegister.contains(consent.path("municipality").asText())) {
                registered.computeIfAbsent(folder.cpr(), none -> new ArrayList<>()).add(consent);
            } else {
                ownConsents.add(consent);
            }
        });
        register.put(folder.cpr(), registered.getOrDefault(folder.cpr(), List.of()));
        hub.api().post("/api/facts", CaseFolder.document(toHub).put("because", folder.name()));
    }

    private HubExplanation explanation(CaseFolder folder, Step.Arrives message) {
        JsonNode found = hub.api().get("/api/why/" + HubExplanation.idOf(message));
        assertThat(found.size()).as("events of %s/%s", folder.name(), message.file()).isEqualTo(1);
        return new HubExplanation(folder, message, found.get(0), partners);
    }

    private HubSays hubSays() {
        return HubSays.of(hub.events());
    }
}
