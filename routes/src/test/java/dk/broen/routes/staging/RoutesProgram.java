package dk.broen.routes.staging;

import static org.mockito.Mockito.mock;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.batches.BatchComponent;
import dk.broen.adapters.batches.BatchSettings;
import dk.broen.adapters.census.AdmissionLists;
import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.census.ListFetch;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsCheck;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.folder.MessageFolder;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.KnownBundles;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.mllp.MllpClient;
import dk.broen.adapters.mllp.MllpEndpoint;
import dk.broen.adapters.mllp.MllpSettings;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.profiles.ProfileCheck;
import dk.broen.adapters.queue.PipelinedSender;
import dk.broen.adapters.sequence.SequenceNumbers;
import dk.broen.adapters.smpp.MessageIds;
import dk.broen.adapters.smpp.SmppLink;
import dk.broen.adapters.smpp.SmppSettings;
import dk.broen.domain.census.ListRules;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.HospitalId;
import dk.broen.mappings.census.ListForm;
import dk.broen.mappings.format.Unwrapper;
import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.mail.MailReader;
import dk.broen.mappings.medcom.AcknowledgementBundle;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.medcom.outgoing.HospitalNotificationWriter;
import dk.broen.mappings.medcom.outgoing.MedComParty;
import dk.broen.mappings.notice.InboxLink;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.sms.ReportCheck;
import dk.broen.mappings.sms.ReportForm;
import dk.broen.mappings.sms.SmsAccount;
import dk.broen.mappings.sms.SmsForm;
import dk.broen.mappings.vans.VansReader;
import dk.broen.mappings.vans.VansReply;
import dk.broen.mappings.xdis.ReceiptWriter;
import dk.broen.mappings.xdis.XdisReader;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.census.ListFeeds;
import dk.broen.routes.delivery.DeliveryWorkers;
import dk.broen.routes.delivery.EventSource;
import dk.broen.routes.delivery.MailRelay;
import dk.broen.routes.delivery.MedComSender;
import dk.broen.routes.delivery.RetryPolicy;
import dk.broen.routes.delivery.SmsGateway;
import dk.broen.routes.facts.FactsLimit;
import dk.broen.routes.followup.AnswerNotice;
import dk.broen.routes.followup.AnswerWorkItem;
import dk.broen.routes.intake.MessageFolders;
import dk.broen.routes.intake.MessageLimit;
import dk.broen.routes.intake.ProcessingIds;
import dk.broen.routes.mailbox.Mailbox;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.receipts.SmsReports;
import dk.broen.routes.transaction.OneTransaction;
import dk.broen.routes.unread.UnreadRule;
import dk.broen.routes.wake.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All routes of the hub with their steps, the shipped configuration and a real store. Nothing listens, and no partner is there. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(CamelAutoConfiguration.class)
@ComponentScan(basePackageClasses = {ProcessingIds.class, Arrival.class, AskRegisters.class, DeliveryWorkers.class, OneTransaction.class,
    Wake.class, FactsLimit.class, ListFeeds.class, Mailbox.class, SmsReports.class, UnreadRule.class, AnswerWorkItem.class},
    basePackages = "dk.broen.routes.acknowledgement")
class RoutesProgram {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final VansReader ENVELOPES = new VansReader(100_000);
    private static final ConfigurationResult.Loaded SHIPPED =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();

    @Bean
    AdvisedRoutes advisedRoutes(CamelContext camel, ProducerTemplate template) {
        return new AdvisedRoutes(camel, template);
    }

    /** {@link Store.Shared} closes it. */
    @Bean(destroyMethod = "")
    Store store() {
        return Store.shared();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Directory directory() {
        return SHIPPED.directory();
    }

    @Bean
    Disclosure disclosure() {
        return SHIPPED.disclosure();
    }

    @Bean
    Rules rules() {
        return SHIPPED.rules();
    }

    @Bean
    Texts texts() {
        return SHIPPED.texts();
    }

    @Bean
    JmsComponent jms(ConnectionFactory connections) {
        return JmsComponent.jmsComponentAutoAcknowledge(connections);
    }

    @Bean
    BatchComponent batch(ConnectionFactory connections) {
        return new BatchComponent(connections, BatchSettings.of(1, 1));
    }

    @Bean
    PipelinedSender pipelinedSender(ConnectionFactory connections) {
        return new PipelinedSender(connections);
    }

    @Bean
    MllpEndpoint mllpEndpoint() {
        return new MllpEndpoint(MllpSettings.listeningOn("127.0.0.1", 0), start -> new byte[0]);
    }

    @Bean
    MllpClient mllpClient() {
        return mock(MllpClient.class);
    }

    @Bean
    ProcessingIds processingIds() {
        return new ProcessingIds(Set.of("P"));
    }

    @Bean
    MailRelay mailRelay() {
        return new MailRelay("relay.test", 25, false, "", "", "broen@hub.example", Optional.of("answers@hub.example"),
            List.of("odense.example"));
    }

    @Bean
    InboxLink inboxLink(Texts texts) {
        return new InboxLink(texts, Optional.empty());
    }

    @Bean
    Mailbox mailbox() {
        return new Mailbox("mailbox.test", 993, "broen", "secret", "INBOX", "Broen", Mailbox.Encryption.IMPLICIT, Duration.ofMinutes(1));
    }

    @Bean
    MailReader mailReader() {
        return new MailReader();
    }

    @Bean
    SmsGateway smsGateway() {
        return new SmsGateway.ByHttp(URI.create("http://gateway.test/sms?account=secret"), new SmsAccount("token", "", "", "Broen", ""),
            new SmsForm("POST", Map.of("Authorization", "Bearer {token}"), SmsForm.Encoding.JSON, "",
                "{\"to\": \"{number}\", \"text\": \"{text}\", \"reference\": \"{reference}\"}", "/id"));
    }

    @Bean
    MedComSender medComSender() {
        return new MedComSender(new MedComParty("777770000016009", "5790000209354", "Broen"), 2, Map.of("receiver.test", "secret"));
    }

    @Bean
    HospitalNotificationWriter hospitalNotificationWriter() {
        return new HospitalNotificationWriter(UUID::randomUUID);
    }

    @Bean
    AcknowledgementReader acknowledgementReader() {
        return new AcknowledgementReader();
    }

    @Bean
    DeliveryWorkers deliveryWorkers() {
        return new DeliveryWorkers(1, 1, 1, 1, 1);
    }

    @Bean
    RetryPolicy retryPolicy() {
        return new RetryPolicy(List.of(Duration.ofSeconds(10)), Duration.ofMinutes(30));
    }

    @Bean
    AdtInterpreter adtInterpreter() {
        return new AdtInterpreter();
    }

    @Bean
    HospitalNotificationReader hospitalNotificationReader() {
        return new HospitalNotificationReader();
    }

    @Bean
    ListFeeds listFeeds() {
        return new ListFeeds(List.of(new ListFeed(new HospitalId("auh"), new ListFeed.Folder(Path.of("no-lists")), Duration.ofHours(1),
            new ListForm(ListForm.Syntax.CSV, StandardCharsets.UTF_8), new ListRules(Set.of(), 50, 5))));
    }

    @Bean
    ListFetch listFetch(Clock clock) {
        return new ListFetch(clock);
    }

    @Bean
    AdmissionLists admissionLists(Store store) {
        return new AdmissionLists(store.database(), store.keys());
    }

    @Bean
    XdisReader xdisReader() {
        return new XdisReader();
    }

    @Bean
    ReceiptWriter receiptWriter(Clock clock) {
        return new ReceiptWriter(clock, () -> "KVIT1");
    }

    @Bean
    AcknowledgementWriter acknowledgementWriter(Clock clock) {
        return new AcknowledgementWriter(clock, () -> "ACK1");
    }

    @Bean
    AcknowledgementBundle acknowledgementBundle(Clock clock) {
        return new AcknowledgementBundle(clock, UUID::randomUUID);
    }

    @Bean
    ProfileCheck profileCheck() {
        return ProfileCheck.none();
    }

    @Bean
    Seal seal(Store store) {
        return store.keys().seal();
    }

    @Bean
    CitizenIndex index(Store store) {
        return store.keys().index();
    }

    @Bean
    SequenceNumbers sequenceNumbers(CitizenIndex index) throws IOException {
        return new SequenceNumbers(Files.createTempDirectory("sequence").resolve("numbers"), index);
    }

    @Bean
    PlatformTransactionManager transactionManager(Store store) {
        return store.database().transactionManager();
    }

    @Bean
    TransactionTemplate transactions(Store store) {
        return store.database().transactions();
    }

    @Bean
    DueWork dueWork(Store store, Clock clock) {
        return new DueWork(store.database(), clock, "node-of-tests", 1);
    }

    @Bean
    Horizon horizon(Store store, Clock clock) {
        return new Horizon(store.database(), clock, Horizon.HISTORY);
    }

    @Bean
    Stays stays(Store store, Horizon horizon) {
        return new Stays(store.database(), store.keys(), horizon);
    }

    @Bean
    AnswerNotice answerNotice(Outbox outbox, Acknowledgements acknowledgements, Identities identities, Occasions occasions,
        DueWork dueWork, TransactionTemplate transactions, Clock clock) {
        return new AnswerNotice(outbox, acknowledgements, identities, occasions, dueWork, transactions, clock);
    }

    @Bean
    Acknowledgements acknowledgements(Store store) {
        return new Acknowledgements(store.database(), store.keys());
    }

    @Bean
    Ledgers ledgers(Store store) {
        return new Ledgers(store.database(), store.keys());
    }

    @Bean
    Plans plans(Store store) {
        return new Plans(store.database(), store.keys());
    }

    @Bean
    Facts facts(Store store) {
        return new Facts(store.database(), store.keys());
    }

    @Bean
    FactsReader factsReader() {
        return new FactsReader(new FactsMapper(SHIPPED.directory(), SHIPPED.functions()));
    }

    @Bean
    FactOwner factOwner() {
        return new FactOwner(SHIPPED.directory());
    }

    @Bean
    FactsRecording factsRecording(Store store, DueWork dueWork) {
        return new FactsRecording(store.database(), store.keys(), dueWork);
    }

    @Bean
    AnswerReader answerReader(FactsReader reader) {
        return new AnswerReader(reader);
    }

    @Bean
    FactsIntake factsIntake(FactsReader reader, FactOwner owner, FactsRecording recording) {
        return new FactsIntake(new FactsCheck(reader, owner), recording);
    }

    @Bean
    EventSource eventSource() {
        return new EventSource(URI.create("urn:broen:test"));
    }

    @Bean
    MessageLimit messageLimit() {
        return new MessageLimit(100_000, ENVELOPES.longestEnvelope());
    }

    @Bean
    Unwrapper unwrapper() {
        return new Unwrapper(ENVELOPES);
    }

    @Bean
    VansReply vansReply(Clock clock) {
        return new VansReply(clock, UUID::randomUUID);
    }

    @Bean
    MessageFolders messageFolders() {
        return new MessageFolders(List.of(new MessageFolder(new HospitalId("auh"), Path.of("target", "no-messages", "in"),
            Path.of("target", "no-messages", "out"), Duration.ofHours(1))));
    }

    @Bean
    FactsLimit factsLimit() {
        return new FactsLimit(10_000);
    }

    @Bean
    WorkItems workItems(Store store, DueWork dueWork) {
        return new WorkItems(store.database(), store.keys(), dueWork);
    }

    @Bean
    Journal journal(Store store) {
        return new Journal(store.database(), store.keys());
    }

    @Bean
    KnownBundles knownBundles(Store store) {
        return new KnownBundles(store.database(), store.keys());
    }

    @Bean
    DeadLetters deadLetters(Store store) {
        return new DeadLetters(store.database(), store.keys());
    }

    @Bean
    Citizens citizens(Store store) {
        return new Citizens(store.database(), store.keys());
    }

    @Bean
    Occasions occasions(Store store) {
        return new Occasions(store.database(), store.keys());
    }

    @Bean
    MergedIdentities mergedIdentities(Store store) {
        return new MergedIdentities(store.database(), store.keys());
    }

    @Bean
    ReplacementNumbers replacementNumbers(Store store) {
        return new ReplacementNumbers(store.database(), store.keys());
    }

    @Bean
    Outbox outbox(Store store) {
        return new Outbox(store.database(), store.keys(), "node-of-tests", Duration.ofMinutes(5));
    }

    @Bean
    Pauses pauses(Store store) {
        return new Pauses(store.database(), store.keys());
    }

    @Bean
    Outcomes outcomes(Store store) {
        return new Outcomes(store.database());
    }

    @Bean
    Receipts receipts(Store store) {
        return new Receipts(store.database());
    }

    @Bean
    UnreadRule unreadRule() {
        return new UnreadRule(Duration.ofHours(1));
    }

    @Bean
    SmppLink smppLink() {
        return new SmppLink(new SmppSettings("127.0.0.1", 2775, false, "broen", "", "", "Broen", MessageIds.SAME,
            Duration.ofSeconds(30), Duration.ofSeconds(10)));
    }

    @Bean
    SmsReports smsReports() {
        return new SmsReports(true, new ReportForm(new ReportCheck(ReportCheck.Kind.SECRET_IN_HEADER, "Authorization", "Bearer ",
            ReportCheck.Algorithm.SHA256, ReportCheck.Encoding.HEX, "", "secret-of-the-reports"), ReportForm.Format.JSON, "/reference",
            "/id", "/status", "", Duration.ofDays(3), Map.of(Receipt.Meaning.DELIVERED, List.of("DELIVERED"), Receipt.Meaning.FAILED,
                List.of("FAILED"))));
    }

    @Bean
    ConsentRegisters consentRegisters(Clock clock) {
        return new ConsentRegisters(Map.of(), clock);
    }
}
