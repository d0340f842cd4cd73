package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.Credentials;
import dk.broen.simulator.hospital.FhirClient;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubNotReadyException;
import dk.broen.simulator.hub.HubProcess;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.sms.ReceivedSms;
import dk.broen.simulator.sms.SmsGateway;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The hub in its own process, and in this process the stand-ins for its partners: hospitals, case systems, mail server, SMS gateway. */
final class Stage implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String OPERATOR = "operator";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Long enough for two demos that start at the same time on a small machine. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private final MailServer mail = new MailServer(0);
    private final String smsToken = UUID.randomUUID().toString();
    private final SmsGateway sms = new SmsGateway(0, smsToken, Clock.systemUTC());
    private final List<MunicipalConsumer> consumers = new ArrayList<>();
    private final HubProcess hub;
    private final JsonNode secrets;
    private final MllpClient hospital;

    /**
     * Starts the hub and the stand-ins. Returns when the hub is ready and all stand-ins listen.
     *
     * @param ports the ports of the hub; it gets free ports when one of them is taken before it listens
     */
    Stage(Path jar, Path config, Path data, Ports ports, AddressBook book) throws IOException {
        HubProcess started = null;
        try {
            started = started(HubLaunch.of(jar, config, data, data.resolve("log"))
                .withJvmArguments("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m")
                .withArguments("--profile", "demo").withPatience(START_PATIENCE)
                .withEnvironment(Map.of("BROEN_SMTP_HOST", LOOPBACK, "BROEN_SMTP_PORT", Integer.toString(mail.port()),
                    "BROEN_SMTP_STARTTLS", "NONE", "BROEN_SMTP_DOMAINS", String.join(",", book.mailDomains()),
                    "BROEN_SMS_URL", sms.uri().toString(), "BROEN_SMS_TOKEN", smsToken))
                .withClockAt(Script.curtain(), Clock.systemUTC()), ports);
            hub = started;
            secrets = new ObjectMapper().readTree(data.resolve(DemoDirectory.SECRETS).toFile());
            listen(book);
            hospital = new MllpClient(LOOPBACK, hub.port("mllp"), PATIENCE);
        } catch (IOException | RuntimeException failure) {
            if (started != null) {
                started.close();
            }
            closePartners();
            throw failure;
        }
    }

    /** Starts the hub again on free ports when a chosen port was taken in the meantime, for example by a second demo. */
    private static HubProcess started(HubLaunch launch, Ports ports) throws IOException {
        try {
            return HubProcess.start(launch.withEnvironment(ports.settings()));
        } catch (HubNotReadyException notStarted) {
            if (ports.areTaken()) {
                return HubProcess.start(launch.withEnvironment(Ports.free().settings()));
            }
            throw notStarted;
        }
    }

    int port(String name) {
        return hub.port(name);
    }

    boolean hubRuns() {
        return hub.isRunning();
    }

    HubClient operator() {
        return hub.api(OPERATOR, password(OPERATOR));
    }

    HubClient municipality(String code) {
        return hub.api("municipality-" + code, password("municipality-" + code));
    }

    /** The system of a hospital that reads and answers the work items of its wards. */
    HubClient wardsOf(String hospital) {
        return hub.api("hospital-" + hospital, password("hospital-" + hospital));
    }

    /** A person of a unit answers in the inbox that a notice is received. */
    void received(String unit, String reference) throws IOException, InterruptedException {
        new InboxVisit(URI.create("http://" + LOOPBACK + ":" + port("http"))).received(unit, password(unit), reference);
    }

    DemoClock clock() {
        return new DemoClock(hub.management(OPERATOR, password(OPERATOR)));
    }

    /** The hospital that sends HL7 v2 messages over MLLP. */
    MllpClient hospital() {
        return hospital;
    }

    /** A hospital that sends MedCom FHIR messages over HTTP. */
    FhirClient fhirHospital() {
        return new FhirClient(URI.create("http://" + LOOPBACK + ":" + port("http") + "/fhir/messages"), PATIENCE,
            new Credentials("hospital", password("hospital")));
    }

    /** The messages received from the queues of units and wards. */
    List<ReceivedNotification> fromQueues() {
        return consumers.stream().flatMap(consumer -> consumer.received().stream()).toList();
    }

    List<ReceivedMail> mails() {
        return mail.received();
    }

    List<ReceivedSms> texts() {
        return sms.received();
    }

    @Override
    public void close() {
        hospital.close();
        consumers.forEach(Stage::end);
        hub.close();
        closePartners();
    }

    private void listen(AddressBook book) throws IOException {
        Map<String, List<String>> accounts = new HashMap<>();
        book.municipalities().keySet().forEach(code -> accounts.put("municipality-" + code, book.queuesOf(code)));
        book.answers().forEach((id, address) -> accounts.put("hospital-" + id, List.of(address)));
        for (Map.Entry<String, List<String>> account : accounts.entrySet()) {
            if (!account.getValue().isEmpty()) {
                listen(account.getKey(), account.getValue());
            }
        }
    }

    private void listen(String account, List<String> addresses) throws IOException {
        try {
            consumers.add(new MunicipalConsumer("tcp://" + LOOPBACK + ":" + port("broker"), account, password(account), addresses));
        } catch (JMSException refused) {
            throw new IOException("the hub's broker refuses " + account + ": " + refused.getMessage(), refused);
        }
    }

    private String password(String account) {
        return secrets.path(account).asText();
    }

    private void closePartners() {
        mail.close();
        sms.close();
    }

    private static void end(MunicipalConsumer consumer) {
        try {
            consumer.close();
        } catch (JMSException brokerGone) {
            // ignored: the hub, and with it the broker, may have ended before
            return;
        }
    }
}
