package dk.broen.hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.hub.standards.Door.Outcome;
import dk.broen.hub.standards.Hostile.Harm;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hundreds of hostile messages through each door of the running hub. Each gets a negative answer, or is accepted because what is wrong with it
 * concerns nothing that the hub reads, and is then found as an event or as a dead letter. Another peer notices nothing, and memory stays
 * bounded.
 */
@ExtendWith(SharedHub.class)
class HostileMessagesIT {
    private static final int SEED = 5540;
    private static final TestPeople PEOPLE = new TestPeople(SEED + 1);
    /** The good peer sends one message for so many hostile ones. */
    private static final int EACH = 4;
    private static final long MOST_MEGABYTES = 1_200;
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void hostile_hl7_v2_harms_nobody(StagedHub hub) throws Exception {
        List<Hostile> messages = HostileHl7.messages(SEED);
        assertThat(messages).hasSizeGreaterThan(400);

        harmNobody(hub, new MllpDoor(hub.process().port("mllp")), messages);
    }

    @Test
    void hostile_fhir_harms_nobody(StagedHub hub) throws Exception {
        Supplier<String> json = notification(hub);
        List<Hostile> messages = HostileFhir.messages(SEED, json, () -> inXml(json.get()));
        assertThat(messages).hasSizeGreaterThan(200);

        harmNobody(hub, new FhirDoor(new HttpPost(HttpClient.newHttpClient(), hub.fhirAddress(), hub.credentials("hospital"))), messages);
    }

    @Test
    void hostile_xdis_harms_nobody(StagedHub hub) throws Exception {
        List<Hostile> messages = HostileXdis.messages(SEED, letters(hub, "X"));
        assertThat(messages).hasSizeGreaterThan(200);

        harmNobody(hub, new XdisDoor(xdisPost(hub)), messages);
    }

    @Test
    void hostile_vans_envelopes_harm_nobody(StagedHub hub) throws Exception {
        List<Hostile> messages = HostileVans.messages(SEED, letters(hub, "V"));
        assertThat(messages).hasSizeGreaterThan(200);

        harmNobody(hub, new VansDoor(xdisPost(hub)), messages);
    }

    private static HttpPost xdisPost(StagedHub hub) {
        return new HttpPost(HttpClient.newHttpClient(), hub.xdisAddress(), hub.credentials("hospital"));
    }

    /** Letters with ids of their own about citizens of whom nobody is told. */
    private static Supplier<String> letters(StagedHub hub, String kind) {
        Instant now = hub.clock().now().toInstant();
        AtomicInteger number = new AtomicInteger();
        return () -> new String(
            XdisMessage.admission("HOSTILE-" + kind + number.incrementAndGet(), PEOPLE.next(), now).bytes(), StandardCharsets.UTF_8);
    }

    private static void harmNobody(StagedHub hub, Door door, List<Hostile> messages) throws Exception {
        List<TestPerson> residents = Stream.generate(PEOPLE::next).limit(messages.size() / EACH).toList();
        hub.addResidents(residents, Home.AARHUS);
        List<String> wrong = new ArrayList<>();
        TreeMap<String, Integer> accepted = new TreeMap<>();
        List<String> references = new ArrayList<>();
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            GoodPeer peer = new GoodPeer(hub, residents);
            for (int i = 0; i < messages.size(); i++) {
                Hostile hostile = messages.get(i);
                if (i % EACH == 0) {
                    peer.sendNext();
                }
                Outcome outcome = door.knock(hostile);
                if (!allowed(hostile.harm(), outcome)) {
                    wrong.add(hostile + " -> " + outcome.getClass().getSimpleName());
                }
                if (outcome instanceof Outcome.Accepted stored) {
                    accepted.merge(hostile.kind(), 1, Integer::sum);
                    references.add(stored.reference());
                }
            }
            List<String> admitted = peer.admitted();
            assertThat(wrong).as("of %d messages; accepted: %s", messages.size(), accepted).isEmpty();
            await("each admission of the good peer is told").atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                caseSystem.received().stream().map(notice -> notice.body().at("/citizen/cpr").asText()).collect(Collectors.toSet()))
                .containsAll(admitted));
        }
        hub.awaitIdle();
        assertThat(references.stream().distinct().filter(reference -> !found(hub, reference)))
            .as("accepted, but neither event nor dead letter")
            .isEmpty();
        assertThat(mostMegabytes(hub)).as("memory of the hub at its peak, in megabytes").isLessThan(MOST_MEGABYTES);
    }

    private static boolean found(StagedHub hub, String reference) {
        return hub.api().exchange("GET", "/api/why?reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8)).status() == 200;
    }

    private static boolean allowed(Harm harm, Outcome outcome) {
        return switch (harm) {
            case REFUSED -> outcome instanceof Outcome.Refused;
            case ACCEPTED_OR_REFUSED -> !(outcome instanceof Outcome.Closed);
            case REFUSED_OR_CLOSED -> !(outcome instanceof Outcome.Accepted);
        };
    }

    /** The resident set of the process at its peak; 0 where the system does not tell. */
    private static long mostMegabytes(StagedHub hub) throws IOException {
        Path status = Path.of("/proc", Long.toString(hub.process().pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum()
                / 1024;
        }
    }

    /** Messages with ids of their own about citizens of whom nobody is told. */
    private static Supplier<String> notification(StagedHub hub) throws IOException {
        TestPerson first = PEOPLE.next();
        String template = hub.notification(first);
        AtomicInteger number = new AtomicInteger();
        return () -> template.replace(first.cpr(), PEOPLE.next().cpr()).replaceAll("STAGED-([ME])\\d+",
            "HOSTILE-$1" + number.incrementAndGet());
    }

    private static String inXml(String json) {
        return FHIR.newXmlParser().encodeResourceToString(FHIR.newJsonParser().parseResource(Bundle.class, json));
    }
}
