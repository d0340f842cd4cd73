package dk.broen.hub.settings;

import dk.broen.adapters.retention.Periods;
import dk.broen.adapters.smpp.MessageIds;
import dk.broen.mappings.sms.ReportCheck;
import dk.broen.mappings.sms.ReportForm;
import dk.broen.mappings.sms.SmsForm;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the hub, from {@code config/application.yaml} or the environment. The file explains each key. An unknown key stops the
 * start.
 *
 * @param config the configuration directory
 * @param data the data directory: files of the broker and of the embedded PostgreSQL, the log and {@code hub.json}
 * @param keys the directory of the keys that encrypt and find a citizen's data. A relative path starts in the parent of the configuration
 *     directory. The keys are never created silently
 * @param clock allowed in the profile demo only
 * @param node the name of this hub; unique among the hubs that share a database
 * @param eventSource the CloudEvents source of all notices: the same on all hubs that share a database, and that of no other hub
 * @param startPatience how long the start waits for an external database or broker that cannot be reached
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
    @NotNull @DefaultValue("urn:broen:hub") URI eventSource,
    @DefaultValue("10m") Duration startPatience,
    @Valid @DefaultValue Mllp mllp,
    @Valid @DefaultValue Http http,
    @Valid @DefaultValue InboxSettings inbox,
    @Valid @DefaultValue MedCom medcom,
    @Valid @DefaultValue Management management,
    @Valid @DefaultValue Broker broker,
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Smtp smtp,
    @Valid @DefaultValue Mailbox mailbox,
    @Valid @DefaultValue Sms sms,
    @Valid @DefaultValue Planning planning,
    @Valid @DefaultValue Delivery delivery,
    @Valid @DefaultValue Retention retention,
    @Valid @DefaultValue Map<@Pattern(regexp = "\\d{4}", message = "must be a municipality code of four digits, in quotes") String,
        ConsentRegister> consentRegisters)
    implements ConsistentSettings.Checked {

    /** Database connections for the delivery of queue notices, the looks at citizens, the API and the health checks. */
    private static final int OTHER_CONNECTIONS = 8;

    public BroenSettings {
        consentRegisters = Map.copyOf(consentRegisters);
    }

    @Override
    public List<ConsistentSettings.Inconsistency> inconsistencies() {
        return Stream.of(tooFewConnections(), databaseWithoutItsBroker()).flatMap(Optional::stream).toList();
    }

    /**
     * Each thread that plans, claims or settles holds a database connection. With too few connections the threads wait for each other and time out.
     */
    private Optional<ConsistentSettings.Inconsistency> tooFewConnections() {
        int needed = planning.consumers() + 4 * delivery.threads() + OTHER_CONNECTIONS;
        return database.connections() >= needed ? Optional.empty()
            : Optional.of(new ConsistentSettings.Inconsistency("database.connections", "must be at least " + needed
                + ": planning.consumers + 4 * delivery.threads + " + OTHER_CONNECTIONS));
    }

    /** Hubs that share a database send each other's notices, so the queues of these notices must be on one broker (design.md §4). */
    private Optional<ConsistentSettings.Inconsistency> databaseWithoutItsBroker() {
        return database.url().isEmpty() || !broker.url().isEmpty() ? Optional.empty()
            : Optional.of(new ConsistentSettings.Inconsistency("database.url", "names an external database, but broen.broker.url is empty: "
                + "an external database needs an external broker; set broen.broker.url, or remove broen.database.url"));
    }

    /**
     * The clock of the demo. Outside the demo the hub uses the real clock.
     *
     * @param ahead how far the demo clock is ahead of the real clock at each start; negative: behind it
     */
    public record DemoClock(@DefaultValue("0s") Duration ahead) {
    }

    /**
     * HL7 v2 from hospitals.
     *
     * @param port 0: any free port
     * @param connections the largest number of open connections, each with a thread of its own; a further connection is closed at once
     * @param connectionsPerPeer the same for one remote address; hospitals behind one proxy share its address
     * @param longestMessage a longer frame is refused
     * @param firstFrameTime a new connection that has not begun a message after this time is closed
     * @param idleTime an idle connection is closed after this time
     * @param processingIds the accepted values of MSH-11; a production hub must not accept test messages
     */
    public record Mllp(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("2575") int port,
        @Min(1) @Max(10_000) @DefaultValue("128") int connections,
        @Min(1) @Max(10_000) @DefaultValue("64") int connectionsPerPeer,
        @DefaultValue("4MB") DataSize longestMessage,
        @DefaultValue("60s") Duration firstFrameTime,
        @DefaultValue("1h") Duration idleTime,
        @NotEmpty @DefaultValue("P") Set<@Pattern(regexp = "[A-Z]",
            message = "must be one letter of HL7 table 0103: P, T or D") String> processingIds) {
        public Mllp {
            processingIds = Set.copyOf(processingIds);
        }
    }

    /**
     * FHIR messages from hospitals, and the API for facts about citizens.
     *
     * @param port 0: any free port
     * @param longestBody a longer request body is refused
     * @param longestFacts the same for a facts document
     * @param clients who may use the API
     */
    public record Http(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("8080") int port,
        @DefaultValue("4MB") DataSize longestBody,
        @DefaultValue("24MB") DataSize longestFacts,
        @Valid @DefaultValue List<ApiClient> clients) {
        public Http {
            clients = List.copyOf(clients);
        }
    }

    /**
     * MedCom messages: from hospitals, and to municipal systems, whose addresses are in the files of the municipalities.
     *
     * @param packages the folder with the packages of MedCom's profiles; empty: messages are checked by the hub's own rules only. A relative path
     *     starts in the parent of the configuration directory
     * @param validations how many messages are judged by the profiles at the same time
     * @param longestValidation a message that takes longer, the waiting included, is not accepted: the hospital sends it again
     * @param sor the SOR id of the hub as a sender; with {@code gln} required when a unit is reached by MedCom
     * @param gln its GLN (EAN location number), 13 digits
     * @param name the name of the sender as people read it
     * @param resendAfter how long an acknowledgement is awaited before a message is sent again
     * @param resends how often a message is sent again that nobody acknowledges; then a work item is opened
     * @param receivers the logins at receiving hosts
     */
    @ConsistentSettings
    public record MedCom(
        @DefaultValue("") String packages,
        @Min(1) @Max(64) @DefaultValue("2") int validations,
        @DefaultValue("10s") Duration longestValidation,
        @Pattern(regexp = "\\d*", message = "must be digits, in quotes") @DefaultValue("") String sor,
        @Pattern(regexp = "(\\d{13})?", message = "must be 13 digits, in quotes") @DefaultValue("") String gln,
        @NotBlank @DefaultValue("Broen") String name,
        @DefaultValue("30m") Duration resendAfter,
        @Min(0) @Max(10) @DefaultValue("2") int resends,
        @Valid @DefaultValue List<MedComReceiver> receivers) implements ConsistentSettings.Checked {
        public MedCom {
            receivers = List.copyOf(receivers);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return Stream.of(tooShort("longestValidation", longestValidation), tooShort("resendAfter", resendAfter), halfASender(),
                twoLogins()).flatMap(Optional::stream).toList();
        }

        private static Optional<ConsistentSettings.Inconsistency> tooShort(String key, Duration set) {
            return set.compareTo(Duration.ofSeconds(1)) >= 0 ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency(key, "must be at least 1s"));
        }

        private Optional<ConsistentSettings.Inconsistency> halfASender() {
            return sor.isEmpty() == gln.isEmpty() ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency(sor.isEmpty() ? "sor" : "gln",
                    "must be set: MedCom requires SOR id and GLN of the sender"));
        }

        private Optional<ConsistentSettings.Inconsistency> twoLogins() {
            Set<String> hosts = new HashSet<>();
            return receivers.stream().map(MedComReceiver::host).filter(host -> !hosts.add(host)).findFirst()
                .map(twice -> new ConsistentSettings.Inconsistency("receivers", "names the host " + twice + " twice: remove one of them"));
        }
    }

    /**
     * A host that receives MedCom messages.
     *
     * @param host as in the address of the contact point, with its port if that names one
     * @param token sent as a bearer token
     */
    public record MedComReceiver(@NotBlank String host, @NotBlank String token) {
        @Override
        public String toString() {
            return "MedComReceiver[" + host + "]";
        }
    }

    /**
     * A program or a person that may use the API.
     *
     * @param password bcrypt hash
     * @param municipality code of four digits: the client reads and writes only facts of this municipality, and its work items; empty: none, or
     *     all for an operator
     * @param hospital id of a hospital in {@code config/hospitals}: the client reads and answers the work items of its wards; empty: none
     */
    @ConsistentSettings
    public record ApiClient(
        @NotBlank String name,
        @Pattern(regexp = BCRYPT, message = IS_BCRYPT) @NotBlank String password,
        @Pattern(regexp = "(\\d{4})?", message = "must be a municipality code of four digits, in quotes")
        @DefaultValue("") String municipality,
        @DefaultValue("") String hospital,
        @NotEmpty @DefaultValue List<ApiRole> roles) implements ConsistentSettings.Checked {
        public ApiClient {
            roles = List.copyOf(roles);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            if (roles.contains(ApiRole.MUNICIPALITY) && municipality.isEmpty()) {
                return List.of(new ConsistentSettings.Inconsistency("municipality",
                    "must be set: a client with the role MUNICIPALITY belongs to one municipality"));
            }
            return hospital.isEmpty() || roles.contains(ApiRole.HOSPITAL) ? List.of()
                : List.of(new ConsistentSettings.Inconsistency("hospital", "is set, but the client has no role HOSPITAL: add the role"));
        }

        @Override
        public String toString() {
            return "ApiClient[" + name + "]";
        }
    }

    /**
     * {@code HOSPITAL} sends messages and answers the work items of its wards, {@code MUNICIPALITY} writes facts about its citizens and
     * answers its work items, {@code OPERATOR} reads decisions, all work items and dead letters.
     */
    public enum ApiRole {
        HOSPITAL, MUNICIPALITY, OPERATOR
    }

    /**
     * The management port: health, metrics and Hawtio.
     *
     * @param port 0: any free port
     * @param operators who may log in; empty: nobody
     */
    public record Management(
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("8081") int port,
        @Valid @DefaultValue List<Operator> operators) {
        public Management {
            operators = List.copyOf(operators);
        }
    }

    /**
     * A person or a program that may log in on the management port.
     *
     * @param password bcrypt hash
     */
    public record Operator(@NotBlank String name, @NotBlank @Pattern(regexp = BCRYPT, message = IS_BCRYPT) String password) {
        @Override
        public String toString() {
            return "Operator[" + name + "]";
        }
    }

    /**
     * The message broker.
     *
     * @param url empty: the embedded broker; else the URL of an external broker, with {@code user} and {@code password}
     * @param host the interface on which partners reach the embedded broker
     * @param port 0: any free port
     * @param journalBufferTimeout how long a sync to disk waits for further writes, in µs; limited to 100–500
     * @param duplicateIds how many duplicate ids each address remembers
     * @param connections how many connections the hub keeps open
     * @param unreadAfter how long notices lie on the queue of a unit that no program reads before they are told elsewhere; 0: they stay
     * @param users partners that may consume messages from the embedded broker, and send facts or messages of a hospital to it
     */
    @ConsistentSettings
    public record Broker(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(0) @Max(65_535) @DefaultValue("61616") int port,
        @DurationUnit(ChronoUnit.MICROS) @DefaultValue("300us") Duration journalBufferTimeout,
        @Min(200_000) @DefaultValue("200000") int duplicateIds,
        @Min(1) @Max(64) @DefaultValue("8") int connections,
        @DefaultValue("1h") Duration unreadAfter,
        @Valid @DefaultValue List<BrokerPartner> users) implements ConsistentSettings.Checked {
        public Broker {
            users = List.copyOf(users);
        }

        /** Without a confirmation window the client reports a notice as stored before the broker has answered. */
        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return Stream.of(noWindow(), tooEarly()).flatMap(Optional::stream).toList();
        }

        private Optional<ConsistentSettings.Inconsistency> noWindow() {
            return url.contains("confirmationWindowSize=-") ? Optional.of(new ConsistentSettings.Inconsistency("url",
                "must not set confirmationWindowSize to a negative number; remove it: the hub sets 1 MiB")) : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> tooEarly() {
            return unreadAfter.isZero() || unreadAfter.compareTo(Duration.ofSeconds(1)) >= 0 ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency("unreadAfter", "must be at least 1s, or 0"));
        }

        @Override
        public String toString() {
            return "Broker[" + (url.isEmpty() ? host + ":" + port : url) + "]";
        }
    }

    /**
     * A partner that consumes its own messages from the embedded broker, and sends facts of its own municipality and answers to notices, or
     * messages of its own hospital.
     *
     * @param consumes its addresses, e.g. {@code notifications.0751.#}, {@code ward-answers.auh}, {@code facts-answers.0751} or
     *     {@code hospital-answers.auh}
     * @param sends its addresses for facts, answers or messages, e.g. {@code facts.0751}, {@code acknowledgements.0751} or
     *     {@code hospital-messages.auh}
     */
    public record BrokerPartner(@NotBlank String name, @NotBlank String password, @NotEmpty @DefaultValue List<String> consumes,
        @DefaultValue List<String> sends) {
        public BrokerPartner {
            consumes = List.copyOf(consumes);
            sends = List.copyOf(sends);
        }

        @Override
        public String toString() {
            return "BrokerPartner[" + name + "]";
        }
    }

    /**
     * The database.
     *
     * @param url empty: the embedded PostgreSQL; else {@code jdbc:postgresql://…} of an external one, with user and password
     */
    public record Database(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Min(2) @Max(200) @DefaultValue("28") int connections) {
        @Override
        public String toString() {
            return "Database[" + (url.isEmpty() ? "embedded" : "external") + "]";
        }
    }

    /**
     * Outgoing mail.
     *
     * @param starttls {@code REQUIRED}: no mail is sent over an unencrypted connection
     * @param from the sender address
     * @param domains mail to these domains may contain the notice; all other addresses get a pointer that names nobody (domain.md §7)
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
        public Smtp {
            domains = List.copyOf(domains);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return starttls == StartTls.REQUIRED || THIS_MACHINE.contains(host) ? List.of()
                : List.of(new ConsistentSettings.Inconsistency("starttls",
                    "is NONE, but the mail server " + host + " is not on this machine; set REQUIRED"));
        }

        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /** {@code NONE} is accepted only for a mail server on the same machine. */
    public enum StartTls { REQUIRED, NONE }

    /**
     * The mailbox that the hub reads by IMAP: mails that came back, and answers of people.
     *
     * @param host empty: no mailbox is read
     * @param folder where the mails come in
     * @param sorted the folder in whose subfolders the mails are put that were read
     * @param address the address of the mailbox, to which mails come back and people answer; empty: {@code broen.smtp.from}
     * @param every the pause between two looks
     */
    @ConsistentSettings
    public record Mailbox(
        @DefaultValue("") String host,
        @Min(1) @Max(65_535) @DefaultValue("993") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @NotBlank @DefaultValue("INBOX") String folder,
        @NotBlank @DefaultValue("Broen") String sorted,
        @Pattern(regexp = "([^@\\s&?]+@[^@\\s&?]+)?", message = "must be a mail address") @DefaultValue("") String address,
        @DefaultValue("IMPLICIT") MailboxTls tls,
        @DefaultValue("1m") Duration every) implements ConsistentSettings.Checked {

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return host.isEmpty() ? List.of() : Stream.of(noLogin(), unencrypted(), tooOften()).flatMap(Optional::stream).toList();
        }

        private Optional<ConsistentSettings.Inconsistency> noLogin() {
            return user.isEmpty() ? Optional.of(new ConsistentSettings.Inconsistency("user", "must be set: the mailbox has a login"))
                : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> unencrypted() {
            return tls != MailboxTls.NONE || THIS_MACHINE.contains(host) ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency("tls",
                    "is NONE, but the mail server " + host + " is not on this machine; set IMPLICIT or STARTTLS"));
        }

        private Optional<ConsistentSettings.Inconsistency> tooOften() {
            return every.compareTo(Duration.ofSeconds(1)) >= 0 ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency("every", "must be at least 1s"));
        }

        @Override
        public String toString() {
            return "Mailbox[" + host + ":" + port + "]";
        }
    }

    /** {@code IMPLICIT}: TLS from the first byte (port 993). {@code NONE} is accepted only for a mail server on the same machine. */
    public enum MailboxTls {
        IMPLICIT, STARTTLS, NONE
    }

    /**
     * Outgoing SMS, by an HTTP gateway or by SMPP.
     *
     * @param by which of both
     * @param url the URL to which each SMS is posted: https, or http on this machine
     * @param token what {token} stands for in the form
     * @param user what {user} stands for in the form; with the password also {basic}
     * @param sender the sender name that the phone shows: at most 11 letters, digits and spaces
     * @param form how the HTTP gateway takes an SMS
     * @param reports how it reports what became of an SMS
     * @param smpp where the SMSC is
     */
    @ConsistentSettings
    public record Sms(
        @DefaultValue("HTTP") SmsBy by,
        @NotNull @EncryptedOrLoopback @DefaultValue("http://127.0.0.1:8089/sms") URI url,
        @DefaultValue("") String token,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Pattern(regexp = "[A-Za-z0-9 ]{1,11}", message = "must be 1 to 11 letters, digits or spaces")
        @DefaultValue("Broen") String sender,
        @Valid @DefaultValue SmsGatewayForm form,
        @Valid @DefaultValue SmsReports reports,
        @Valid @DefaultValue Smpp smpp) implements ConsistentSettings.Checked {

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return by == SmsBy.SMPP && smpp.host().isEmpty()
                ? List.of(new ConsistentSettings.Inconsistency("smpp.host", "must be set, because broen.sms.by is SMPP")) : List.of();
        }

        @Override
        public String toString() {
            return "Sms[" + sender + "]";
        }
    }

    /** By which way the SMS leave. */
    public enum SmsBy { HTTP, SMPP }

    /**
     * How an HTTP gateway takes an SMS. The placeholders are those of {@link SmsForm}.
     *
     * @param headers besides Content-Type
     * @param encoding of the body; the values of placeholders are escaped for it
     * @param query follows the query of the URL
     * @param idAt the JSON pointer to the gateway's id of the SMS in its answer; empty if it has none
     */
    @ConsistentSettings
    public record SmsGatewayForm(
        @Pattern(regexp = "POST|PUT", message = "must be POST or PUT") @DefaultValue("POST") String method,
        @Nullable Map<String, String> headers,
        @DefaultValue("JSON") SmsForm.Encoding encoding,
        @DefaultValue("") String query,
        @NotBlank @DefaultValue(SmsGatewayForm.OWN_BODY) String body,
        @DefaultValue("/id") String idAt) implements ConsistentSettings.Checked {
        private static final String OWN_BODY =
            "{\"to\": \"{number}\", \"text\": \"{text}\", \"sender\": \"{sender}\", \"reference\": \"{reference}\"}";
        private static final Map<String, String> OWN_HEADERS = Map.of("Authorization", "Bearer {token}");

        public SmsGatewayForm {
            headers = headers == null ? OWN_HEADERS : Map.copyOf(headers);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return form().fault().map(fault -> new ConsistentSettings.Inconsistency(fault.key(), fault.message())).stream().toList();
        }

        /** The form as the mapping knows it. */
        public SmsForm form() {
            return new SmsForm(method, headers, encoding, query, body, idAt);
        }

        /** A header can contain a secret that is written out. */
        @Override
        public String toString() {
            return "SmsGatewayForm[" + method + " " + encoding + "]";
        }
    }

    /**
     * How an HTTP gateway reports what became of an SMS: it posts each report to {@code /sms/reports} of the API port.
     *
     * @param secret of at least 16 characters; empty: no report is accepted
     * @param check how the gateway proves that the report is its own
     * @param header which header has the secret or the signature
     * @param prefix what stands before it in the header
     * @param url under which the gateway knows the address of the reports
     * @param reference the place of the reference: a JSON pointer, the name of a form field, or PATH; empty if the report has none
     * @param id the place of the gateway's id of the SMS; empty if the report has none
     * @param status the place of the status
     * @param time the place of the time of the report; empty if it has none
     * @param oldest older reports are refused, if they have a time
     * @param delivered the statuses that mean: it arrived
     * @param failed the statuses that mean: it did not arrive, and will not
     * @param underway the statuses that mean: nothing is certain yet
     */
    @ConsistentSettings
    public record SmsReports(
        @Pattern(regexp = "|.{16,}", message = "must have at least 16 characters") @DefaultValue("") String secret,
        @DefaultValue("SECRET_IN_HEADER") ReportCheck.Kind check,
        @DefaultValue("Authorization") String header,
        @DefaultValue("Bearer ") String prefix,
        @DefaultValue("SHA256") ReportCheck.Algorithm algorithm,
        @DefaultValue("HEX") ReportCheck.Encoding encoding,
        @DefaultValue("") String url,
        @DefaultValue("JSON") ReportForm.Format format,
        @DefaultValue("/reference") String reference,
        @DefaultValue("/id") String id,
        @NotBlank @DefaultValue("/status") String status,
        @DefaultValue("") String time,
        @DefaultValue("3d") Duration oldest,
        @DefaultValue("DELIVERED") List<String> delivered,
        @DefaultValue("FAILED") List<String> failed,
        @DefaultValue("UNDERWAY") List<String> underway) implements ConsistentSettings.Checked {
        public SmsReports {
            delivered = List.copyOf(delivered);
            failed = List.copyOf(failed);
            underway = List.copyOf(underway);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return secret.isEmpty() ? List.of()
                : Stream.of(noReference(), noUrl(), noPointer("reference", reference), noPointer("id", id), noPointer("status", status),
                    noPointer("time", time)).flatMap(Optional::stream).toList();
        }

        private Optional<ConsistentSettings.Inconsistency> noReference() {
            return reference.isEmpty() && id.isEmpty() ? Optional.of(new ConsistentSettings.Inconsistency("reference",
                "must be set, or id: a report must say which SMS it is about")) : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> noUrl() {
            return check == ReportCheck.Kind.HMAC_OF_URL_AND_FORM && url.isEmpty()
                ? Optional.of(new ConsistentSettings.Inconsistency("url", "must be set: the gateway signs it")) : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> noPointer(String key, String place) {
            return format == ReportForm.Format.FORM || place.isEmpty() || place.startsWith("/")
                || key.equals("reference") && place.equals(ReportForm.IN_PATH) ? Optional.empty()
                    : Optional
                        .of(new ConsistentSettings.Inconsistency(key, "must be a JSON pointer such as /status, because format is JSON"));
        }

        @Override
        public String toString() {
            return "SmsReports[" + check + "]";
        }
    }

    /**
     * The SMSC that speaks SMPP 3.4.
     *
     * @param host empty: none
     * @param tls NONE is accepted only for an SMSC on this machine, or in the private network of a VPN to it ({@code TUNNEL})
     * @param systemId the login
     * @param messageIds how the SMSC writes the id of an SMS in its answer and in its receipts
     * @param enquireLink how long the connection may be silent before the hub asks whether the SMSC is there
     * @param answerWithin how long an answer is awaited
     */
    @ConsistentSettings
    public record Smpp(
        @DefaultValue("") String host,
        @Min(1) @Max(65_535) @DefaultValue("2775") int port,
        @DefaultValue("REQUIRED") SmppTls tls,
        @Pattern(regexp = ".{0,15}", message = "must have at most 15 characters") @DefaultValue("") String systemId,
        @Pattern(regexp = ".{0,8}", message = "must have at most 8 characters: SMPP 3.4 knows no longer ones")
        @DefaultValue("") String password,
        @Pattern(regexp = ".{0,12}", message = "must have at most 12 characters") @DefaultValue("") String systemType,
        @DefaultValue("SAME") MessageIds messageIds,
        @DefaultValue("30s") Duration enquireLink,
        @DefaultValue("10s") Duration answerWithin) implements ConsistentSettings.Checked {

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return host.isEmpty() || tls != SmppTls.NONE || THIS_MACHINE.contains(host) ? List.of()
                : List.of(new ConsistentSettings.Inconsistency("tls", "is NONE, but the SMSC " + host
                    + " is not on this machine; set REQUIRED, or TUNNEL if a VPN encrypts the connection"));
        }

        @Override
        public String toString() {
            return "Smpp[" + host + ":" + port + "]";
        }
    }

    /** {@code TUNNEL}: the operator vouches that a VPN encrypts the connection; many SMSC know no TLS. */
    public enum SmppTls {
        REQUIRED, TUNNEL, NONE
    }

    /**
     * The planning of messages.
     *
     * @param consumers how many batches are planned at the same time; messages of one citizen are always planned one after the other
     * @param batch how many messages are planned in one database transaction at most
     */
    public record Planning(@Min(1) @Max(64) @DefaultValue("2") int consumers, @Min(1) @Max(1000) @DefaultValue("64") int batch) {
    }

    /**
     * The delivery of notices.
     *
     * @param threads how many batches of mails, how many batches of SMS, how many hosts of MedCom messages, and how many systems of hospitals
     *        over MLLP are served at the same time
     * @param retryPauses how long to wait after each failed attempt; when all pauses are used, the notice is given up and a work item
     *        opened
     */
    public record Delivery(
        @Min(1) @Max(64) @DefaultValue("4") int threads,
        @DefaultValue("10s,30s,1m,5m,15m,30m,1h,2h") List<Duration> retryPauses) {
        public Delivery {
            retryPauses = List.copyOf(retryPauses);
        }
    }

    /**
     * How long the hub keeps what it stored. Each night it deletes what is older.
     *
     * @param messages messages as they were received, with their ids: the same id after this time is a new message; at least 90 days
     * @param history everything about a citizen after the last occasion, if nothing is open; at least 400 days
     */
    @ConsistentSettings
    public record Retention(
        @DurationUnit(ChronoUnit.DAYS) @DefaultValue("90d") Duration messages,
        @DurationUnit(ChronoUnit.DAYS) @DefaultValue("1825d") Duration history) implements ConsistentSettings.Checked {

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return Stream
                .of(tooShort("messages", messages, Periods.SHORTEST_MESSAGES), tooShort("history", history, Periods.SHORTEST_HISTORY),
                    tooShort("history", history, messages))
                .flatMap(Optional::stream).distinct().limit(1).toList();
        }

        private static Optional<ConsistentSettings.Inconsistency> tooShort(String key, Duration period, Duration shortest) {
            return period.compareTo(shortest) >= 0 ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency(key, "must be at least " + shortest.toDays() + "d"));
        }
    }

    /**
     * The consent register of a municipality. It replaces the consents that the hub stores. The hub logs in with a fixed token, or with an access
     * token for its client credentials; a client certificate is in the SSL bundle.
     *
     * @param url https, or http on this machine, because the hub sends CPR numbers to it; for FHIR the base URL
     * @param form of the questions and answers
     * @param token a fixed bearer token
     * @param oauth2 where an access token comes from
     * @param sslBundle the bundle below {@code spring.ssl.bundle} with the client certificate or the trusted certificates; empty: the
     *     certificates that Java trusts
     */
    @ConsistentSettings
    public record ConsentRegister(
        @NotNull @EncryptedOrLoopback URI url,
        @DefaultValue("BROEN") RegisterForm form,
        @DefaultValue("") String token,
        @Valid @DefaultValue OAuth2 oauth2,
        @DefaultValue("") String sslBundle) implements ConsistentSettings.Checked {

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return Stream.of(twoLogins(), noLogin(), bundleWithoutTls(), notABase(), oauth2.missing()).flatMap(Optional::stream).toList();
        }

        private Optional<ConsistentSettings.Inconsistency> twoLogins() {
            return !token.isEmpty() && oauth2.isSet()
                ? Optional.of(new ConsistentSettings.Inconsistency("token", "must not be set beside oauth2: remove one of them"))
                : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> noLogin() {
            return token.isEmpty() && !oauth2.isSet() && sslBundle.isEmpty() && isEncrypted()
                ? Optional.of(new ConsistentSettings.Inconsistency("token",
                    "must be set, or oauth2, or ssl-bundle with a client certificate: a register must not answer everybody"))
                : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> bundleWithoutTls() {
            return !sslBundle.isEmpty() && !isEncrypted()
                ? Optional.of(new ConsistentSettings.Inconsistency("sslBundle", "needs an https address in url")) : Optional.empty();
        }

        private Optional<ConsistentSettings.Inconsistency> notABase() {
            return form == RegisterForm.FHIR && url != null && (url.getRawQuery() != null || url.getRawFragment() != null)
                ? Optional.of(new ConsistentSettings.Inconsistency("url",
                    "must be the base URL of the FHIR server, without query: the hub adds /Consent/_search"))
                : Optional.empty();
        }

        private boolean isEncrypted() {
            return url != null && "https".equalsIgnoreCase(url.getScheme());
        }

        @Override
        public String toString() {
            return "ConsentRegister[...]";
        }
    }

    /** {@code BROEN}: the hub's own form. {@code FHIR}: search of FHIR R4 Consent. docs/CONSENT-REGISTERS.md describes both. */
    public enum RegisterForm {
        BROEN, FHIR
    }

    /**
     * Client credentials for an access token (RFC 6749 §4.4).
     *
     * @param tokenUrl the token endpoint; absent: no access token is used
     * @param scope what the token is for; empty: what the server gives by default
     */
    public record OAuth2(
        @EncryptedOrLoopback @Nullable URI tokenUrl,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue List<String> scope) {
        public OAuth2 {
            scope = List.copyOf(scope);
        }

        /** Whether any of the settings is set. */
        public boolean isSet() {
            return tokenUrl != null || !clientId.isEmpty() || !clientSecret.isEmpty() || !scope.isEmpty();
        }

        private Optional<ConsistentSettings.Inconsistency> missing() {
            if (!isSet()) {
                return Optional.empty();
            }
            return Stream.of(Map.entry("tokenUrl", tokenUrl == null), Map.entry("clientId", clientId.isEmpty()),
                Map.entry("clientSecret", clientSecret.isEmpty())).filter(Map.Entry::getValue).findFirst()
                .map(missing -> new ConsistentSettings.Inconsistency("oauth2." + missing.getKey(),
                    "must be set: an access token needs token-url, client-id and client-secret"));
        }

        @Override
        public String toString() {
            return "OAuth2[...]";
        }
    }

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
    static final String BCRYPT = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";
    static final String IS_BCRYPT = "is not a bcrypt hash; make one with htpasswd -nBC 10 NAME";
}
