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
import dk.broen.simulator.hospital.HospitalQueue;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.hospital.XdisClient;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import dk.broen.simulator.hub.UnexpectedStatusException;
import dk.broen.simulator.municipality.FactsSender;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.people.TestPerson;
import dk.broen.simulator.register.ConsentRegister;
import dk.broen.simulator.sms.SmsGateway;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a hub in its own process for tests, with an SMS gateway and a mail server, and with methods for the usual test steps. */
public final class StagedHub implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SMS_TOKEN = "a-token-of-the-tests";
    private static final int NO_MAIL_SERVER = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNAVAILABLE = 503;
    /** The time of the hub's clock at start: a working day before all cases. The real date does not matter. */
    private static final OffsetDateTime TUESDAY_MORNING = OffsetDateTime.parse("2026-11-24T09:00:00+01:00");
    private static final LocalDate FACTS_FROM = TUESDAY_MORNING.toLocalDate().minusMonths(1);

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
     * Starts a hub and returns when it is ready.
     *
     * @param directory for the data and the log of the hub
     * @param smtpPort port of a mail server on this machine
     * @param settings further settings, as environment variables
     */
    public static StagedHub start(Path directory, int smtpPort, Map<String, String> settings) throws IOException {
        return start(directory, Checkout.here().config(), smtpPort, settings);
    }

    /** Starts a hub with MedCom's profiles, which need more memory and a longer start. No mail server is there. */
    public static StagedHub startWithProfiles(Path directory, Path packages) throws IOException {
        return start(directory, Checkout.here().config(), NO_MAIL_SERVER, Map.of("BROEN_MEDCOM_PACKAGES", packages.toString()), "-Xmx768m",
            Duration.ofMinutes(4));
    }

    /**
     * Starts a hub with another configuration and returns when it is ready.
     *
     * @param config the configuration directory
     */
    public static StagedHub start(Path directory, Path config, int smtpPort, Map<String, String> settings) throws IOException {
        return start(directory, config, smtpPort, settings, "-Xmx384m", HubLaunch.PATIENCE);
    }

    private static StagedHub start(Path directory, Path config, int smtpPort, Map<String, String> settings, String heap, Duration patience)
        throws IOException {
        SmsGateway sms = new SmsGateway(0, SMS_TOKEN, Clock.systemUTC());
        HubLaunch launch = HubLaunch.of(Checkout.here(), directory).withConfig(config).withArguments("--profile", "demo", "--free-ports")
            .withJvmArguments(ClassArchive.jvmArguments(heap))
            .withEnvironment(Map.of("BROEN_SMTP_HOST", LOOPBACK, "BROEN_SMTP_PORT", Integer.toString(smtpPort),
                "BROEN_SMTP_STARTTLS", "NONE", "BROEN_SMS_URL", sms.uri().toString(), "BROEN_SMS_TOKEN", SMS_TOKEN))
            .withEnvironment(settings).withPatience(patience).withClockAt(TUESDAY_MORNING.toInstant(), Clock.systemUTC());
        if (!settings.containsKey("BROEN_DATABASE_URL")) {
            EmptyDatabase.copyInto(launch.data());
        }
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

    /** The API, with the account of the operator. */
    public HubClient api() {
        return api("operator");
    }

    /** The API, with an account of the demo: {@code operator}, {@code hospital}, or {@code municipality-} and its code. */
    public HubClient api(String account) {
        return process.api(account, password(account));
    }

    /** The management port, with the account of the operator. */
    public HubClient management() {
        return process.management("operator", password("operator"));
    }

    /** The clock of the hub. */
    public DemoClock clock() {
        return new DemoClock(management());
    }

    /** The case system that consumes the queue of {@link Home#AARHUS}. */
    public MunicipalConsumer caseSystem() throws JMSException {
        return consumer("municipality-" + Home.AARHUS.municipality(), List.of(Home.QUEUE));
    }

    /** A consumer of these addresses, with the account of a partner. */
    public MunicipalConsumer consumer(String account, Collection<String> addresses) throws JMSException {
        return new MunicipalConsumer("tcp://" + LOOPBACK + ":" + process.port("broker"), account, password(account), addresses);
    }

    /** The system that sends facts of a municipality to its queue. */
    public FactsSender factsSender(String municipality) throws JMSException {
        String account = "municipality-" + municipality;
        return new FactsSender("tcp://" + LOOPBACK + ":" + process.port("broker"), account, password(account), municipality);
    }

    /** The platform that sends messages of a hospital to its queue. */
    public HospitalQueue hospitalQueue(String hospital) throws JMSException {
        String account = "hospital-" + hospital;
        return new HospitalQueue("tcp://" + LOOPBACK + ":" + process.port("broker"), account, password(account), hospital);
    }

    /** A hospital that sends MedCom messages. */
    public FhirClient fhir() {
        return new FhirClient(fhirAddress(), PATIENCE, credentials("hospital"));
    }

    /** A hospital that sends XDIS messages. */
    public XdisClient xdis() {
        return new XdisClient(xdisAddress(), PATIENCE, Optional.of(credentials("hospital")));
    }

    /** The URI to which MedCom messages are posted. */
    public URI fhirAddress() {
        return URI.create("http://" + LOOPBACK + ":" + process.port("http") + "/fhir/messages");
    }

    /** The URI to which XDIS letters are posted. */
    public URI xdisAddress() {
        return URI.create("http://" + LOOPBACK + ":" + process.port("http") + "/xdis/messages");
    }

    /** The login of an account of the demo. */
    public Credentials credentials(String account) {
        return new Credentials(account, password(account));
    }

    /** Records that a person lives in the residence and consents that it is told, for hospitals of both regions. */
    public void addResident(TestPerson person, Home home) {
        addResidents(List.of(person), home);
    }

    /** Records the same as {@link #addResident} for several people at once. */
    public void addResidents(Collection<TestPerson> people, Home home) {
        record(people.stream().map(person -> residentWithConsent(person, home)).toList());
    }

    /** Records that a person lives in the residence. The consent that it is told is in the consent register of the municipality. */
    public void addResident(TestPerson person, Home home, ConsentRegister register) {
        register.put(person.cpr(), List.of(consent(home)));
        record(List.of(resident(person, home)));
    }

    /** Makes an HL7 v2 message about a person, with a new control id. It is not sent. */
    public AdtMessage message(String trigger, TestPerson person, Home home) {
        return message(trigger, person, home, clock().now().toInstant());
    }

    /** Makes the same without a question to the hub's clock, so that it also works while the hub is down. */
    public AdtMessage message(String trigger, TestPerson person, Home home, Instant now) {
        return AdtMessage.of(trigger, "STAGED" + messages.incrementAndGet(), now).from(home.application(), home.facility())
            .patient(person).livingIn(home.municipality()).at(home.ward(), "1", "1", home.facility()).admissionType("A").service("PSY")
            .visit("V" + person.cpr().hashCode()).admitted(now);
    }

    /** Makes a MedCom admission of a person in JSON, with new ids. It is not sent. */
    public String notification(TestPerson person) throws IOException {
        int number = messages.incrementAndGet();
        return Files.readString(Checkout.here().root().resolve("cases/V8-botilbud-at-night/01-admitted.json"))
            .replace("2704483114", person.cpr()).replace("Legetøjsen", person.familyName()).replace("Bodil", person.givenName())
            .replace("V8-01", "STAGED-M" + number).replace("V8-1", "STAGED-E" + number)
            .replace("2027-02-10T03:00:00+01:00", clock().now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00"));
    }

    /** Sends a message on a new MLLP connection. */
    public Acknowledgement send(byte[] message) throws IOException {
        try (MllpClient hospital = new MllpClient(LOOPBACK, process.port("mllp"), PATIENCE)) {
            return hospital.send(message);
        }
    }

    /** Sends a message and checks that the hub accepts it. */
    public void accepted(AdtMessage message) throws IOException {
        assertThat(send(message.bytes()).code()).as("acknowledgement of %s", message).isEqualTo("AA");
    }

    /** Sends messages one after the other on one connection without waiting for answers in between, and checks that all are accepted. */
    public void acceptedTogether(List<AdtMessage> together) throws IOException {
        try (MllpClient hospital = new MllpClient(LOOPBACK, process.port("mllp"), PATIENCE)) {
            assertThat(hospital.sendAll(together.stream().map(AdtMessage::bytes).toList())).extracting(Acknowledgement::code)
                .containsOnly("AA");
        }
    }

    /**
     * Sends messages that a hub with one planner plans as one batch, and checks that all are accepted. The planner is busy when they come, with
     * a message that means nothing.
     */
    public void acceptedAsOneBatch(List<AdtMessage> batch, StagedDatabase database) throws IOException, SQLException {
        try (StagedDatabase.Hold busy = database.beforePlanning()) {
            accepted(batch.get(0).with("MSH-9", "ADT^A20^ADT_A20").with("MSH-10", "STAGED" + messages.incrementAndGet()));
            await("the planner is busy").atMost(PATIENCE).until(() -> database.waitingFor("journal") == 1);
            acceptedTogether(batch);
        }
    }

    /** Waits until the hub is idle: no message waits for planning and no task is due. Returns what it does next. */
    public DemoClock.Backlog awaitIdle() {
        return await("the hub is idle").atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25)).ignoreExceptions()
            .until(clock()::backlog, DemoClock.Backlog::isEmpty);
    }

    /** The events that the hub has stored and decided, oldest first. */
    public JsonNode events() {
        return api().get("/api/events?limit=1000");
    }

    @Override
    public void close() {
        process.close();
        sms.close();
    }

    /** On a busy machine a statement can run out of time: the API then asks for the same again, and the same fact again changes nothing. */
    private void record(Collection<ObjectNode> citizens) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("because", "staged");
        document.putArray("citizens").addAll(citizens);
        await("the facts are recorded").atMost(PATIENCE).pollDelay(Duration.ZERO)
            .ignoreExceptionsMatching(busy -> busy instanceof UnexpectedStatusException answer && answer.status() == UNAVAILABLE)
            .until(() -> api().post("/api/facts", document) != null);
    }

    private static ObjectNode resident(TestPerson person, Home home) {
        ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", person.cpr());
        citizen.putArray("residences").addObject().put("municipality", home.municipality()).put("from", FACTS_FROM.toString());
        citizen.putArray("services").addObject().put("function", "RESIDENCE").put("unit", home.unit()).put("from", FACTS_FROM.toString());
        return citizen;
    }

    private static ObjectNode residentWithConsent(TestPerson person, Home home) {
        ObjectNode citizen = resident(person, home);
        citizen.putArray("consents").add(consent(home));
        return citizen;
    }

    private static ObjectNode consent(Home home) {
        ObjectNode consent = JsonNodeFactory.instance.objectNode().put("municipality", home.municipality()).put("form", "WRITTEN")
            .put("obtained_by", "afsnittet").put("from", FACTS_FROM.toString()).put("until", FACTS_FROM.plusMonths(11).toString());
        consent.putArray("to").add("RESIDENCE");
        consent.putArray("regions").add("1082").add("1083");
        return consent;
    }

    private String password(String account) {
        try {
            return new ObjectMapper().readTree(data.resolve("demo-secrets.json").toFile()).path(account).asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read demo-secrets.json", unreadable);
        }
    }
}
