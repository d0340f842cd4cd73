package dk.broen.hub.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What {@code config/application.yaml} or the environment sets; each key is explained there. Unknown keys stop the start.
 *
 * @param config the configuration directory
 * @param data where broker and embedded PostgreSQL keep theirs, and where the log and {@code hub.json} lie
 * @param keys where the keys lie that seal and find a citizen's data; never made silently; relative to where the configuration
 *     directory lies
 * @param clock only in profile demo
 * @param node this hub's own name among those that share a database
 * @param startPatience how long an external database or broker that is not there yet is waited for
 */
@ConsistentSettings
@Validated
@ConfigurationProperties(prefix = "broen", ignoreUnknownFields = false)
public record BroenSettings(
    @DefaultValue("config") Path config,
    @DefaultValue("data") Path data,
    @DefaultValue("keys") Path keys,
    @Valid @DefaultValue DemoClock clock,
    @NotBlank @DefaultValue("hub") String node,
    @DefaultValue("10m") Duration startPatience,
    @Valid @DefaultValue Mllp mllp,
    @Valid @DefaultValue Http http,
    @Valid @DefaultValue Management management,
    @Valid @DefaultValue Broker broker,
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Smtp smtp,
    @Valid @DefaultValue Sms sms,
    @Valid @DefaultValue Planning planning,
    @Valid @DefaultValue Delivery delivery,
    @Valid @DefaultValue Map<@Pattern(regexp = "\\d{4}", message = "is a municipality code of four digits, in quotes") String,
        ConsentRegister> consentRegisters)
    implements ConsistentSettings.Checked {

    /** For the scheduler, the API and the health checks, beside those that plan and those that send. */
    private static final int OTHER_CONNECTIONS = 4;

    public BroenSettings {
        consentRegisters = Map.copyOf(consentRegisters);
    }

    /** Each that plans or sends holds a connection; with fewer they would wait for one another until they time out. */
    @Override
    public List<ConsistentSettings.Inconsistency> inconsistencies() {
        int needed = planning.consumers() + delivery.threads() + OTHER_CONNECTIONS;
        return database.connections() >= needed ? List.of()
            : List.of(new ConsistentSettings.Inconsistency("database.connections", "must be at least " + needed
                + ": planning.consumers, delivery.threads and " + OTHER_CONNECTIONS + " more"));
    }

    /**
     * The clock of a demo. The hub itself goes by the real one.
     *
     * @param ahead of the real clock at the start, and again after a restart; negative: behind it
     */
    public record DemoClock(@DefaultValue("0s") Duration ahead) {
    }

    /**
     * HL7 v2 from hospitals.
     *
     * @param port 0: a free one
     * @param connections how many are served at the same time, each on a thread of its own; one more is closed at once
     * @param longestMessage a longer frame is refused
     * @param idleTime a silent connection is closed after it
     * @param processingIds which messages are taken by their MSH-11: a test message about a real citizen must tell nobody
     */
    public record Mllp(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("2575") int port,
        @Min(1) @Max(10_000) @DefaultValue("128") int connections,
        @DefaultValue("4MB") DataSize longestMessage,
        @DefaultValue("1h") Duration idleTime,
        @NotEmpty @DefaultValue("P") Set<@Pattern(regexp = "[A-Z]",
            message = "is one letter of HL7 table 0103: P, T or D") String> processingIds) {
        public Mllp {
            processingIds = Set.copyOf(processingIds);
        }
    }

    /**
     * FHIR from hospitals, and the API for citizens' facts.
     *
     * @param port 0: a free one
     * @param longestBody a longer one is refused
     */
    public record Http(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("8080") int port,
        @DefaultValue("4MB") DataSize longestBody,
        @Valid @DefaultValue List<ApiClient> clients) {
        public Http {
            clients = List.copyOf(clients);
        }
    }

    /**
     * A program or a person that may use the API.
     *
     * @param password bcrypt hash
     * @param municipality four digits: whose facts it keeps; empty for hospitals and operators
     */
    @ConsistentSettings
    public record ApiClient(
        @NotBlank String name,
        @Pattern(regexp = BCRYPT, message = IS_BCRYPT) @NotBlank String password,
        @Pattern(regexp = "(\\d{4})?", message = "is a municipality code of four digits, in quotes") @DefaultValue("") String municipality,
        @NotEmpty @DefaultValue List<ApiRole> roles) implements ConsistentSettings.Checked {
        public ApiClient {
            roles = List.copyOf(roles);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return roles.contains(ApiRole.MUNICIPALITY) && municipality.isEmpty()
                ? List.of(new ConsistentSettings.Inconsistency("municipality",
                    "must be named: the role MUNICIPALITY reaches the citizens of one"))
                : List.of();
        }

        @Override
        public String toString() {
            return "ApiClient[" + name + "]";
        }
    }

    /** {@code HOSPITAL} sends events, {@code MUNICIPALITY} keeps its citizens' facts, {@code OPERATOR} sees and asks. */
    public enum ApiRole {
        HOSPITAL, MUNICIPALITY, OPERATOR
    }

    /**
     * Health, metrics and Hawtio, on a port of their own.
     *
     * @param port 0: a free one
     * @param operators who may log in there; nobody when empty
     */
    public record Management(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("8081") int port,
        @Valid @DefaultValue List<Operator> operators) {
        public Management {
            operators = List.copyOf(operators);
        }
    }

    /** @param password bcrypt hash */
    public record Operator(@NotBlank String name, @NotBlank @Pattern(regexp = BCRYPT, message = IS_BCRYPT) String password) {
        @Override
        public String toString() {
            return "Operator[" + name + "]";
        }
    }

    /**
     * The queues.
     *
     * @param url empty: the embedded broker; else an external one, with user and password
     * @param host interface on which partners reach the embedded broker
     * @param port 0: a free one
     * @param journalBufferTimeout how long a sync waits for company, in µs; kept between 100 and 500
     * @param duplicateIds how many each address remembers
     * @param connections how many the hub keeps open
     * @param users who may fetch messages from the embedded broker
     */
    public record Broker(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("61616") int port,
        @DurationUnit(ChronoUnit.MICROS) @DefaultValue("300us") Duration journalBufferTimeout,
        @Min(200_000) @DefaultValue("200000") int duplicateIds,
        @Min(1) @Max(64) @DefaultValue("8") int connections,
        @Valid @DefaultValue List<BrokerPartner> users) {
        public Broker {
            users = List.copyOf(users);
        }

        @Override
        public String toString() {
            return "Broker[" + (url.isEmpty() ? host + ":" + port : url) + "]";
        }
    }

    /**
     * A partner that fetches its own messages from the embedded broker.
     *
     * @param consumes e.g. {@code notifications.0751.#} or {@code ward-answers.auh}
     */
    public record BrokerPartner(@NotBlank String name, @NotBlank String password, @NotEmpty @DefaultValue List<String> consumes) {
        public BrokerPartner {
            consumes = List.copyOf(consumes);
        }

        @Override
        public String toString() {
            return "BrokerPartner[" + name + "]";
        }
    }

    /** @param url empty: PostgreSQL embedded in the hub; else {@code jdbc:postgresql://…}, with user and password */
    public record Database(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Min(2) @Max(200) @DefaultValue("20") int connections) {
        @Override
        public String toString() {
            return "Database[" + (url.isEmpty() ? "embedded" : "external") + "]";
        }
    }

    /**
     * Mail out.
     *
     * @param starttls {@code REQUIRED} sends nothing over a connection that is not encrypted
     * @param from the sender's address
     * @param domains addresses in these get the notice itself; all others a pointer that names nobody (domain.md §7)
     */
    @ConsistentSettings
    public record Smtp(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(1) @Max(65_535) @DefaultValue("25") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("REQUIRED") StartTls starttls,
        @NotBlank @DefaultValue("broen@localhost") String from,
        @DefaultValue List<String> domains) implements ConsistentSettings.Checked {
        private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

        public Smtp {
            domains = List.copyOf(domains);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return starttls == StartTls.REQUIRED || THIS_MACHINE.contains(host) ? List.of()
                : List.of(new ConsistentSettings.Inconsistency("starttls",
                    "is NONE, which is only for a mail server on this machine; " + host + " is another, set REQUIRED"));
        }

        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /** {@code NONE} only for a mail server on the same machine, or in the demo. */
    public enum StartTls { REQUIRED, NONE }

    /**
     * Text messages out, by an HTTP gateway.
     *
     * @param url where a message is posted: https, or on this machine
     * @param sender what the phone shows as sender: at most 11 letters and digits
     */
    public record Sms(
        @NotNull @EncryptedOrLoopback @DefaultValue("http://127.0.0.1:8089/sms") URI url,
        @DefaultValue("") String token,
        @Pattern(regexp = "[A-Za-z0-9 ]{1,11}", message = "is at most 11 letters and digits") @DefaultValue("Broen") String sender) {
        @Override
        public String toString() {
            return "Sms[" + sender + "]";
        }
    }

    /** @param consumers how many messages are planned at the same time, those of one citizen always one after the other */
    public record Planning(@Min(1) @Max(64) @DefaultValue("4") int consumers) {
    }

    /**
     * @param threads how many due notices are sent at the same time
     * @param retryPauses how long to wait after each failed attempt; after the last the notice becomes a work item
     */
    public record Delivery(
        @Min(1) @Max(64) @DefaultValue("8") int threads,
        @DefaultValue( {
            "10s", "30s", "1m", "5m", "15m", "30m", "1h", "2h"}) List<Duration> retryPauses){
        public Delivery {
            retryPauses = List.copyOf(retryPauses);
        }
    }

    /**
     * A municipality's own register of consents, asked instead of the hub's.
     *
     * @param url https, or on this machine: CPR numbers are sent there
     */
    public record ConsentRegister(@NotNull @EncryptedOrLoopback URI url, @DefaultValue("") String token) {
        @Override
        public String toString() {
            return "ConsentRegister[...]";
        }
    }

    private static final String BCRYPT = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";
    private static final String IS_BCRYPT = "is not a bcrypt hash; make one with: htpasswd -nBC 10 NAME";
}
