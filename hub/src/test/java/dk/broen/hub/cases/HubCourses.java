package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.cases.Partners.Arrived;
import dk.broen.hub.leaks.Leak;
import dk.broen.hub.leaks.LeakScan;
import dk.broen.hub.leaks.Mark;
import dk.broen.hub.leaks.Sinks;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.HospitalSystem;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.medcom.MedComReceiver;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Plays all cases through one running hub, with real messages in and real queues, mail and SMS out. The clock of the hub moves only
 * forward, so the steps of all cases are played together, in order of time.
 */
final class HubCourses implements AutoCloseable {
    private static final int BAD_REQUEST = 400;
    private static final String BECAUSE = "because";
    /** The register is back this much before the end of the outage, so that the hub's query in the expected minute succeeds. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** An action of any case at its time. */
    private record Moment(Instant at, Runnable action) {}

    /** @param id the id in the hub; empty if the fact is in the consent register only */
    private record Recorded(FactEntry entry, Optional<String> id) {}

    private final List<CaseFolder> cases;
    private final InpatientLists lists;
    private final MailServer mail;
    private final MedComReceiver medcom;
    private final HospitalSystem wardSystem;
    private final PlayedRegister register;
    private final Set<String> withRegister;
    private final Map<String, List<Recorded>> recorded = new HashMap<>();
    private final Map<String, List<Line>> answered = new HashMap<>();
    private final Map<String, Step.Arrives> files = new HashMap<>();
    private final Map<String, List<JsonNode>> explained = new HashMap<>();
    private final StagedHub hub;
    private final HubClock clock;
    private final Partners partners;

    /**
     * Returns when the hub is ready.
     *
     * @param lists where the lists of inpatients are given, if the configuration has any
     * @param register of all municipalities that have an outage in one of the cases; closed with this
     * @param configuration a copy, to which a unit is added that is told by MedCom
     */
    HubCourses(List<CaseFolder> cases, PlayedRegister register, PlayedConfiguration configuration, Path directory, InpatientLists lists)
        throws IOException, JMSException {
        this.cases = List.copyOf(cases);
        this.withRegister = cases.stream().flatMap(folder -> folder.outage().stream()).map(RegisterOutage::municipality)
            .collect(Collectors.toSet());
        this.lists = lists;
        this.mail = new MailServer(0);
        this.register = register;
        this.medcom = PlayedConfiguration.medcomReceiver();
        this.wardSystem = new HospitalSystem(0);
        configuration.withMedCom(medcom.uri()).withWards(wardSystem.port());
        // a course can last longer than the hub keeps the ids of messages, by which it is read at its end
        Map<String, String> settings = new HashMap<>(Map.of("BROEN_SMTP_DOMAINS", "odense.example,aeroe.example",
            "BROEN_RETENTION_MESSAGES", "3650d", "BROEN_RETENTION_HISTORY", "3650d"));
        settings.putAll(PlayedConfiguration.medcomSettings(medcom));
        withRegister.forEach(municipality -> settings.putAll(register.settings(municipality)));
        this.hub = StagedHub.start(directory, configuration.directory(), mail.port(), settings);
        this.clock = new HubClock(hub);
        this.partners = new Partners(hub, mail, medcom, wardSystem, configuration.load().directory());
    }

    /** Returns when no notice waits and every notice that was sent has arrived. */
    void play() {
        cases.forEach(folder -> record(folder, folder.citizen(), hub.api()));
        for (Moment moment : moments()) {
            clock.advanceTo(moment.at());
            moment.action().run();
        }
        await("every sent notice has arrived").atMost(Duration.ofSeconds(60))
            .until(() -> partners.arrived().size() + partners.answers().size() + partners.wardMails().size() >= sentByHub().sent());
    }

    /** The result of a case, as the hub explained it at the end of the case and as partners received it. */
    List<Line> linesOf(CaseFolder folder) {
        List<Line> lines = new ArrayList<>(answered.getOrDefault(folder.name(), List.of()));
        Map<List<String>, Optional<Line>> held = new LinkedHashMap<>();
        explained.get(folder.name()).forEach(occasion -> {
            HubExplanation explanation = explanation(folder, occasion);
            lines.addAll(explanation.lines(folder.end()));
            explanation.decided().forEach(decided -> held.put(decided.about(), decided.held()));
        });
        held.values().forEach(line -> line.ifPresent(lines::add));
        return lines;
    }

    /** What partners received although the hub does not report that it was sent. */
    List<Arrived> unexplained() {
        Set<String> known = sentByHub().references();
        return partners.arrived().stream().filter(arrived -> !known.contains(arrived.reference())).toList();
    }

    /** The notices that the queues of units have received, in order. */
    List<Arrived> onQueues() {
        return partners.arrived().stream().filter(arrived -> arrived.body().isObject()).toList();
    }

    /** Finds citizen data in the hub's files, log, metrics and MBeans, and in the headers of what it sent. */
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
        medcom.close();
        mail.close();
        try {
            wardSystem.close();
        } catch (IOException closing) {
            throw new IllegalStateException(closing);
        }
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (CaseFolder folder : cases) {
            folder.course().forEach(step -> moments.add(new Moment(step.at(), () -> play(folder, step))));
            moments.add(new Moment(folder.end(), () -> explained.put(folder.name(), occasions(folder, folder.end()))));
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

    private void play(CaseFolder folder, Step step) {
        if (step instanceof Step.Recorded facts) {
            record(folder, folder.citizenWith(facts), client(facts.by()));
        } else if (step instanceof Step.Ended ended) {
            end(folder, ended);
        } else if (step instanceof Step.Answered given) {
            answer(folder, given);
        } else if (step instanceof Step.TakenBack taken) {
            hub.api().post("/api/work-items/" + item(folder, taken.kind(), taken.at(), "DONE") + "/take-back",
                JsonNodeFactory.instance.objectNode().put(BECAUSE, folder.name()));
        } else if (step instanceof Step.Acknowledged acknowledged) {
            acknowledge(folder, acknowledged);
        } else if (step instanceof Step.Arrives message) {
            String answer = send(folder, message);
            answered.computeIfAbsent(folder.name(), none -> new ArrayList<>())
                .add(Line.of("message", message.file(), "answered", answer));
        }
        hub.awaitIdle();
    }

    /** The ward answers by HL7 v2, or an operator gives the answer that the ward or the municipality has given by phone. */
    private void answer(CaseFolder folder, Step.Answered step) {
        if (step.visit().isPresent()) {
            String reference = item(folder, step.kind(), step.at(), step.state().name());
            assertThat(sent(WardMessages.reply(folder.cpr(), step.visit().get(), reference, step.at(), step.answer())))
                .as("the acknowledgement of the reply in %s", folder.name()).isEqualTo("AA");
            return;
        }
        hub.api().post("/api/work-items/" + item(folder, step.kind(), step.at(), "OPEN") + "/answer",
            step.answer().deepCopy().put(BECAUSE, folder.name()));
    }

    /** An operator enters the answer that a unit has given by phone. */
    private void acknowledge(CaseFolder folder, Step.Acknowledged step) {
        String notice = occasions(folder, step.at()).stream()
            .flatMap(occasion -> StreamSupport.stream(occasion.path("notices").spliterator(), false))
            .filter(told -> HubExplanation.name(told.path("unit")).equals(step.unit()))
            .flatMap(told -> StreamSupport.stream(told.path("sendings").spliterator(), false))
            .filter(sending -> sending.path("state").asText().equals("SENT"))
            .max(Comparator.comparing(sending -> Instant.parse(sending.path("sentAt").asText())))
            .orElseThrow(() -> new IllegalStateException(folder.name() + ": " + step.unit() + " has got no notice by " + step.at()))
            .path("reference").asText();
        hub.api().post("/api/notices/" + notice + "/acknowledgement", JsonNodeFactory.instance.objectNode().put("answer", step.answer())
            .put("by", folder.name()).put(BECAUSE, folder.name()));
    }

    private String item(CaseFolder folder, String kind, Instant at, String state) {
        return occasions(folder, at).stream()
            .flatMap(occasion -> StreamSupport.stream(occasion.path("workItems").spliterator(), false))
            .filter(task -> task.at("/item/kind").asText().equals(kind) && task.path("state").asText().equals(state)).findFirst()
            .orElseThrow(() -> new IllegalStateException(folder.name() + ": no work item " + kind + " is " + state + " at " + at))
            .path("reference").asText();
    }

    private String sent(byte[] reply) {
        try {
            return hub.send(reply).code();
        } catch (IOException unanswered) {
            throw new IllegalStateException("a reply was not answered", unanswered);
        }
    }

    /** @return the answer in the words of HL7 v2 */
    private String send(CaseFolder folder, Step.Arrives message) {
        String file = folder.name() + "/" + message.file();
        try {
            if (message.isFhir()) {
                return hub.fhir().send(message.raw()).status() < BAD_REQUEST ? "AA" : "AE";
            }
            if (message.isList()) {
                lists.give(hub, folder, message);
                return "AA";
            }
            if (message.isXdis()) {
                return hub.xdis().send(message.raw()).positive() ? "AA" : "AE";
            }
            return hub.send(message.raw()).code();
        } catch (IOException unanswered) {
            throw new IllegalStateException(file + " was not answered", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(file + " was not answered", interrupted);
        }
    }

    /** Records facts. The consents of a municipality with a consent register go to the register only, all else to the hub. */
    private void record(CaseFolder folder, ObjectNode citizen, HubClient by) {
        ObjectNode toHub = citizen.deepCopy();
        ArrayNode ownConsents = toHub.putArray(FactEntry.CONSENTS);
        List<Recorded> known = recorded.computeIfAbsent(folder.cpr(), none -> new ArrayList<>());
        citizen.path(FactEntry.CONSENTS).forEach(consent -> {
            if (withRegister.contains(consent.path("municipality").asText())) {
                known.add(new Recorded(new FactEntry(FactEntry.CONSENTS, consent), Optional.empty()));
            } else {
                ownConsents.add(consent);
            }
        });
        register.put(folder.cpr(), known.stream().filter(fact -> fact.id().isEmpty()).map(fact -> fact.entry().document()).toList());
        Iterator<JsonNode> ids =
            by.post("/api/facts", CaseFolder.document(toHub).put(BECAUSE, folder.name())).path("facts").iterator();
        FactEntry.of(toHub).forEach(entry -> known.add(new Recorded(entry, Optional.of(ids.next().path("id").asText()))));
    }

    /** The API with the account of the municipality; empty: of the operator. */
    private HubClient client(Optional<String> municipality) {
        return municipality.map(code -> hub.api("municipality-" + code)).orElseGet(hub::api);
    }

    private void end(CaseFolder folder, Step.Ended step) {
        for (FactEntry fields : FactEntry.of(step.facts())) {
            List<Recorded> ended = recorded.get(folder.cpr()).stream().filter(fact -> fact.entry().isSelectedBy(fields)).toList();
            assertThat(ended).as("facts of %s with the fields %s", folder.name(), fields).isNotEmpty();
            recorded.get(folder.cpr()).removeAll(ended);
            ended
                .forEach(fact -> client(step.by()).post(
                    "/api/facts/" + fact.id().orElseThrow() + (fact.entry().withdrawal().isPresent() ? "/withdraw" : "/end"),
                    JsonNodeFactory.instance.objectNode().put(BECAUSE, folder.name())));
        }
    }

    /** All occasions of the citizen of the case so far, and those of a message that names another citizen. */
    private List<JsonNode> occasions(CaseFolder folder, Instant now) {
        Map<String, JsonNode> occasions = new LinkedHashMap<>();
        hub.api().post("/api/events/search", CaseFolder.citizen(folder.cpr())).forEach(found -> occasions.put(idOf(found), found));
        messages(folder).filter(message -> !message.at().isAfter(now) && !message.isList())
            .forEach(message -> why(message).forEach(found -> {
                occasions.putIfAbsent(idOf(found), found);
                files.put(idOf(found), message);
            }));
        messages(folder).filter(Step.Arrives::isList).forEach(list -> occasions.values().stream()
            .filter(found -> HubExplanation.isOf(list, found)).forEach(found -> files.put(idOf(found), list)));
        return List.copyOf(occasions.values());
    }

    private JsonNode why(Step.Arrives message) {
        return hub.api().get("/api/why/" + HubExplanation.idOf(message));
    }

    /** The messages that the hub accepts; the others are no occasions. */
    private static Stream<Step.Arrives> messages(CaseFolder folder) {
        return folder.course().stream().filter(Step.Arrives.class::isInstance).map(Step.Arrives.class::cast)
            .filter(message -> message.answered().equals("AA"));
    }

    private HubExplanation explanation(CaseFolder folder, JsonNode occasion) {
        return new HubExplanation(folder.cpr(), Optional.ofNullable(files.get(idOf(occasion))), occasion, partners);
    }

    /** The JSON has an id either as text, or as an object with the text as its only field. */
    private static String idOf(JsonNode explanation) {
        JsonNode id = explanation.path("occasion");
        return id.isObject() ? id.elements().next().asText() : id.asText();
    }

    private SentByHub sentByHub() {
        return SentByHub.of(cases.stream().flatMap(folder -> occasions(folder, folder.end()).stream()).toList());
    }
}
