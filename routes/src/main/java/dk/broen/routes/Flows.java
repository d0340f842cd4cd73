package dk.broen.routes;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.consent.ConsentRegister;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.explain.Explanations;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.References;
import dk.broen.adapters.mllp.MllpEndpoint;
import dk.broen.adapters.mllp.MllpSettings;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.plans.EventRecipients;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.notice.Disclosure;
import dk.broen.mappings.notice.Texts;
import dk.broen.routes.dispatch.RetryPolicy;
import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What the flows are made of: configuration by its parts, the store by its tables, the readers and writers of the wire formats. */
@Configuration(proxyBeanMethods = false)
class Flows {
    @Bean
    Directory directory(Loaded configuration) {
        return configuration.directory();
    }

    @Bean
    Rules rules(Loaded configuration) {
        return configuration.rules();
    }

    @Bean
    Texts texts(Loaded configuration) {
        return configuration.texts();
    }

    @Bean
    Disclosure disclosure(Loaded configuration) {
        return configuration.disclosure();
    }

    @Bean
    FactsReader factsReader(Loaded configuration) {
        return new FactsReader(new FactsMapper(configuration.directory(), configuration.functions()));
    }

    @Bean
    ConsentRegisters consentRegisters(BroenSettings settings, FactsReader reader) {
        return new ConsentRegisters(settings.consentRegisters().entrySet().stream().collect(Collectors.toMap(
            register -> new MunicipalityCode(register.getKey()),
            register -> new ConsentRegister(register.getValue().url(), register.getValue().token(), reader))));
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
    AcknowledgementWriter acknowledgementWriter(Clock clock) {
        return new AcknowledgementWriter(clock.withZone(OpeningHours.DENMARK), References::draw);
    }

    @Bean
    MllpEndpoint mllpEndpoint(MllpSettings settings, AcknowledgementWriter writer) {
        Hl7EnvelopeReader reader = new Hl7EnvelopeReader();
        return new MllpEndpoint(settings, start -> writer.refused(reader.read(start, StandardCharsets.ISO_8859_1),
            new Hl7Refusal(Hl7Fault.MESSAGE_TOO_LONG, "MSH")).orElse(new byte[0]));
    }

    /** Camel finds it by its name. Object messages stay off, as Camel has them: nothing from a queue is deserialised. */
    @Bean
    JmsComponent jms(ConnectionFactory connections) {
        return JmsComponent.jmsComponentAutoAcknowledge(connections);
    }

    @Bean
    TransactionTemplate transactions(Database database) {
        return database.transactions();
    }

    @Bean
    Journal journal(Database database, Keys keys) {
        return new Journal(database, keys);
    }

    @Bean
    Stays stays(Database database, Keys keys) {
        return new Stays(database, keys);
    }

    @Bean
    MergedIdentities mergedIdentities(Database database, Keys keys) {
        return new MergedIdentities(database, keys);
    }

    @Bean
    Plans plans(Database database, Keys keys) {
        return new Plans(database, keys);
    }

    @Bean
    Outbox outbox(Database database, Keys keys) {
        return new Outbox(database, keys);
    }

    @Bean
    WorkItems workItems(Database database, Keys keys) {
        return new WorkItems(database, keys);
    }

    @Bean
    DeadLetters deadLetters(Database database, Keys keys) {
        return new DeadLetters(database, keys);
    }

    @Bean
    Facts facts(Database database, Keys keys) {
        return new Facts(database, keys);
    }

    @Bean
    Backlog quiet(Database database) {
        return new Backlog(database);
    }

    @Bean
    EventRecipients tellings(Database database) {
        return new EventRecipients(database);
    }

    @Bean
    DueWork dueWork(Database database, Clock clock, BroenSettings settings) {
        return new DueWork(database, clock, settings.node(), settings.dispatch().threads());
    }

    @Bean
    RetryPolicy retryPolicy(BroenSettings settings) {
        return new RetryPolicy(settings.dispatch().retryPauses());
    }

    @Bean
    Explanations explanations(Database database, Keys keys) {
        return new Explanations(database, keys);
    }
}
