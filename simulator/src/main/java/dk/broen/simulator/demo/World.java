package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.Credentials;
import dk.broen.simulator.hospital.FhirClient;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.sms.SmsGateway;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The hub as a process of its own, and everybody around it on real sockets. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SMS_TOKEN = "demo-gateway";

    private final Units units;
    private final MailServer mail;
    private final SmsGateway sms;
    private final HubProcess hub;
    private final JsonNode secrets;
    private final List<MunicipalConsumer> municipalities = new ArrayList<>();
    private final List<MunicipalConsumer> hospitals = new ArrayList<>();
    private final MllpClient mllp;
    private boolean closed;

    private World(Units units, MailServer mail, SmsGateway sms, HubProcess hub, Path data) throws IOException, JMSException {
        this.units = units;
        this.mail = mail;
        this.sms = sms;
        this.hub = hub;
        this.secrets = new ObjectMapper().readTree(data.resolve("demo-secrets.json").toFile());
        String broker = "tcp://127.0.0.1:" + hub.port("broker");
        for (String code : units.municipalities().keySet()) {
            String account = "municipality-" + code;
            if (!units.queuesOf(code).isEmpty()) {
                municipalities.add(new MunicipalConsumer(broker, account, password(account), units.queuesOf(code)));
            }
        }
        for (Map.Entry<String, String> hospital : units.answerQueues().entrySet()) {
            String account = "hospital-" + hospital.getKey();
            hospitals.add(new MunicipalConsumer(broker, account, password(account), List.of(hospital.getValue())));
        }
        this.mllp = new MllpClient("127.0.0.1", hub.port("mllp"), PATIENCE);
    }

    static World start(Checkout checkout, Path config, Path directory) throws IOException, JMSException {
        Units units = Units.in(config);
        MailServer mail = new MailServer(0);
        SmsGateway sms = new SmsGateway(0, SMS_TOKEN, Clock.systemUTC());
        Map<String, String> environment = new LinkedHashMap<>(Map.of("BROEN_SMTP_HOST", "127.0.0.1", "BROEN_SMTP_PORT", String.valueOf(mail.port()),
            "BROEN_SMTP_STARTTLS", "NONE", "BROEN_SMTP_FROM", "broen@broen.example", "BROEN_SMTP_DOMAINS", domains(units),
            "BROEN_SMS_URL", sms.uri().toString(), "BROEN_SMS_TOKEN", SMS_TOKEN));
        environment.putAll(ports());
        Path data = directory.resolve("data");
        HubProcess hub = HubProcess.start(HubLaunch.of(checkout.jar(), config, data, directory).withEnvironment(environment)
            .withJvmArguments("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto").withArguments("--profile", "demo"));
        return new World(units, mail, sms, hub, data);
    }

    Units units() {
        return units;
    }

    HubClient api() {
        return hub.api("operator", password("operator"));
    }

    HubClient apiOf(String municipality) {
        return hub.api("municipality-" + municipality, password("municipality-" + municipality));
    }

    DemoClock clock() {
        return new DemoClock(hub.management("operator", password("operator")));
    }

    MllpClient mllp() {
        return mllp;
    }

    FhirClient fhir() {
        return new FhirClient(URI.create("http://127.0.0.1:" + hub.port("http") + "/fhir/messages"), PATIENCE,
            new Credentials("hospital", password("hospital")));
    }

    int port(String name) {
        return hub.port(name);
    }

    MailServer mail() {
        return mail;
    }

    SmsGateway sms() {
        return sms;
    }

    List<MunicipalConsumer> municipalities() {
        return municipalities;
    }

    List<MunicipalConsumer> hospitals() {
        return hospitals;
    }

    int receivedCount() {
        return mail.received().size() + sms.received().size() + municipalities.stream().mapToInt(queue -> queue.received().size()).sum()
            + hospitals.stream().mapToInt(queue -> queue.received().size()).sum();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        mllp.close();
        municipalities.forEach(MunicipalConsumer::kill);
        hospitals.forEach(MunicipalConsumer::kill);
        hub.stop();
        hub.close();
        sms.close();
        mail.close();
    }

    private String password(String account) {
        return secrets.path(account).asText();
    }

    private static String domains(Units units) {
        return units.byId().values().stream().flatMap(unit -> unit.mail().stream()).map(address -> address.substring(address.indexOf('@') + 1))
            .distinct().sorted().collect(Collectors.joining(","));
    }

    /** The usual ports, and a free one for each that is taken. */
    private static Map<String, String> ports() {
        Map<String, String> ports = new LinkedHashMap<>();
        Map.of("BROEN_MLLP_PORT", 2575, "BROEN_HTTP_PORT", 8080, "BROEN_MANAGEMENT_PORT", 8081, "BROEN_BROKER_PORT", 61616)
            .forEach((name, usual) -> ports.put(name, isFree(usual) ? String.valueOf(usual) : "0"));
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
