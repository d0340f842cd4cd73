package dk.broen.hub.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.Credentials;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.FhirClient;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.sms.SmsGateway;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub in a process of its own, with an SMS gateway beside it and the mail server it is told of; in the words that tests speak. */
public final class StagedHub implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SMS_TOKEN = "a-token-of-the-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** When a staged hub starts by its own clock: a working day before any case begins. On which day the tests run is no matter. */
    private static final OffsetDateTime TUESDAY_MORNING = OffsetDateTime.parse("2026-11-24T09:00:00+01:00");

    private final Path data;
    private final SmsGateway sms;
    private final HubProcess process;
    private final AtomicInteger messages = new AtomicInteger();

    private StagedHub(Path data, SmsGateway sms, HubProcess process) {
        this.data = data;
        this.sms = sms;
        this.process = process;
    }

    /**
     * Returns when the hub is ready.
     *
     * @param directory keeps data and log
     * @param smtpPort of a mail server on this machine
     * @param settings more, by environment
     */
    public static StagedHub start(Path directory, int smtpPort, Map<String, String> settings) throws IOException {
        SmsGateway sms = new SmsGateway(0, SMS_TOKEN, Clock.systemUTC());
        HubLaunch launch = HubLaunch.of(Checkout.here(), directory).withArguments("--profile", "demo", "--free-ports")
            .withJvmArguments("-Xmx384m", "-XX:TieredStopAtLevel=1")
            .withEnvironment(Map.of("BROEN_SMTP_HOST", LOOPBACK, "BROEN_SMTP_PORT", Integer.toString(smtpPort),
                "BROEN_SMTP_STARTTLS", "NONE", "BROEN_SMS_URL", sms.uri().toString(), "BROEN_SMS_TOKEN", SMS_TOKEN))
            .withEnvironment(settings).withClockAt(TUESDAY_MORNING.toInstant(), Clock.systemUTC());
        return new StagedHub(launch.data(), sms, HubProcess.start(launch));
    }

    public HubProcess process() {
        return process;
    }

    public SmsGateway sms() {
        return sms;
    }

    public Path data() {
        return data;
    }

    /** The API as the operator sees it. */
    public HubClient api() {
        return api("operator");
    }

    /** The API as this account of the demo sees it: {@code operator}, {@code hospital}, or {@code municipality-} and its code. */
    public HubClient api(String account) {
        return process.api(account, password(account));
    }

    /** The management port, for the operator. */
    public HubClient management() {
        return process.management("operator", password("operator"));
    }

    /** What the hub takes for now. */
    public DemoClock clock() {
        return new DemoClock(management());
    }

    /** The case system behind the queue of {@link Home#AARHUS}. */
    public MunicipalConsumer caseSystem() throws JMSException {
        return consumer("municipality-" + Home.AARHUS.municipality(), List.of(Home.QUEUE));
    }

    /** Reads these addresses as that partner. */
    public MunicipalConsumer consumer(String account, Collection<String> addresses) throws JMSException {
        return new MunicipalConsumer("tcp://" + LOOPBACK + ":" + process.port("broker"), account, password(account), addresses);
    }

    /** A hospital that sends MedCom messages. */
    public FhirClient fhir() {
        return new FhirClient(fhirAddress(), PATIENCE, credentials("hospital"));
    }

    /** Where MedCom messages are posted. */
    public URI fhirAddress() {
        return URI.create("http://" + LOOPBACK + ":" + process.port("http") + "/fhir/messages");
    }

    /** The login of an account of the demo. */
    public Credentials credentials(String account) {
        return new Credentials(account, password(account));
    }

    /** Makes this person a resident of the housing, who consents to its being told, whichever region's hospital sends. */
    public void housed(TestPerson person, Home home) {
        LocalDate from = TUESDAY_MORNING.toLocalDate().minusMonths(1);
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.putArray("residences").addObject().put("municipality", home.municipality()).put("from", from.toString());
        citizen.putArray("services").addObject().put("function", "RESIDENCE").put("unit", home.unit()).put("from", from.toString());
        ObjectNode consent = citizen.putArray("consents").addObject().put("municipality", home.municipality()).put("form", "WRITTEN")
            .put("obtained_by", "afsnittet").put("from", from.toString()).put("until", from.plusMonths(11).toString());
        consent.putArray("to").add("RESIDENCE");
        consent.putArray("regions").add("1082").add("1083");
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        document.putArray("citizens").add(citizen);
        api().post("/api/facts", document);
    }

    /** A message about this person, not sent yet; each has a control id of its own. */
    public AdtMessage message(String trigger, TestPerson person, Home home) {
        Instant now = clock().now().toInstant();
        return AdtMessage.of(trigger, "STAGED" + messages.incrementAndGet(), now).from(home.application(), home.facility())
            .patient(person).livingIn(home.municipality()).at(home.ward(), "1", "1", home.facility()).admissionType("A").service("PSY")
            .visit("V" + person.cpr().hashCode()).admitted(now);
    }

    /** A MedCom admission of this person, in JSON, not sent yet; each has ids of its own. */
    public String notification(TestPerson person) throws IOException {
        int number = messages.incrementAndGet();
        return Files.readString(Checkout.here().root().resolve("cases/V8-botilbud-at-night/01-admitted.json"))
            .replace("2704483114", person.cpr()).replace("Legetøjsen", person.familyName()).replace("Bodil", person.givenName())
            .replace("V8-01", "STAGED-M" + number).replace("V8-1", "STAGED-E" + number)
            .replace("2027-02-10T03:00:00+01:00", clock().now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00"));
    }

    /** Sends on a connection of its own. */
    public Acknowledgement send(byte[] message) throws IOException {
        try (MllpClient hospital = new MllpClient(LOOPBACK, process.port("mllp"), PATIENCE)) {
            return hospital.send(message);
        }
    }

    /** Sends what must be accepted. */
    public void accepted(AdtMessage message) throws IOException {
        assertThat(send(message.bytes()).code()).as("acknowledgement of %s", message).isEqualTo("AA");
    }

    /** Waits until nothing is on its way through the hub. */
    public void rests() {
        DemoClock clock = clock();
        await("the hub rests").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
            .until(() -> clock.quiet().isQuiet());
    }

    /** What the hub stored and decided, oldest first. */
    public JsonNode events() {
        return api().get("/api/events?limit=1000");
    }

    @Override
    public void close() {
        process.close();
        sms.close();
    }

    private String password(String account) {
        try {
            return new ObjectMapper().readTree(data.resolve("demo-secrets.json").toFile()).path(account).asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo's passwords cannot be read", unreadable);
        }
    }
}
