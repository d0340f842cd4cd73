package dk.broen.hub.wiring;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.census.AdmissionLists;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.explain.Explanations;
import dk.broen.adapters.facts.FactLooks;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsChange;
import dk.broen.adapters.facts.FactsCheck;
import dk.broen.adapters.facts.FactsEnding;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.followup.OverdueWorkItems;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.inbox.Handovers;
import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.journal.Journal;
import dk.broen.adapters.journal.KnownBundles;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Configurations;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NodeLock;
import dk.broen.adapters.retention.Periods;
import dk.broen.adapters.retention.Retention;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.municipality.Directory;
import dk.broen.hub.settings.BroenSettings;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the access to the database, one bean for each group of tables. */
@Configuration(proxyBeanMethods = false)
class StoreBeans {
    private static final Logger LOG = LoggerFactory.getLogger(StoreBeans.class);
    /** Longer than a batch takes; another hub repeats what a killed one was sending after this time. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** How many citizens are looked at at the same time for a reason other than a message. */
    private static final int LOOKS = 2;

    @Bean
    Journal journal(Database database, Keys keys) {
        return new Journal(database, keys);
    }

    @Bean
    KnownBundles knownBundles(Database database, Keys keys) {
        return new KnownBundles(database, keys);
    }

    @Bean
    AdmissionLists admissionLists(Database database, Keys keys) {
        return new AdmissionLists(database, keys);
    }

    @Bean
    DeadLetters deadLetters(Database database, Keys keys) {
        return new DeadLetters(database, keys);
    }

    @Bean
    Stays stays(Database database, Keys keys, Horizon horizon) {
        return new Stays(database, keys, horizon);
    }

    @Bean
    MergedIdentities mergedIdentities(Database database, Keys keys) {
        return new MergedIdentities(database, keys);
    }

    @Bean
    ReplacementNumbers replacementNumbers(Database database, Keys keys) {
        return new ReplacementNumbers(database, keys);
    }

    @Bean
    Facts facts(Database database, Keys keys) {
        return new Facts(database, keys);
    }

    @Bean
    FactsRecording factsRecording(Database database, Keys keys, DueWork dueWork) {
        return new FactsRecording(database, keys, dueWork);
    }

    @Bean
    FactLooks factLooks(Database database, Keys keys, WorkItems workItems, DueWork dueWork) {
        return new FactLooks(database, keys, workItems, dueWork);
    }

    @Bean
    FactOwner factOwner(Directory directory) {
        return new FactOwner(directory);
    }

    @Bean
    FactsIntake factsIntake(FactsReader reader, FactOwner owner, FactsRecording recording) {
        return new FactsIntake(new FactsCheck(reader, owner), recording);
    }

    @Bean
    FactsChange factsChange(FactsReader reader, FactsRecording recording) {
        return new FactsChange(reader, recording);
    }

    @Bean
    FactsEnding factsEnding(FactsChange change) {
        return new FactsEnding(change);
    }

    @Bean
    Plans plans(Database database, Keys keys, Deadlines deadlines) {
        return new Plans(database, keys, deadlines);
    }

    @Bean
    Horizon horizon(Database database, Clock clock) {
        return new Horizon(database, clock, Horizon.HISTORY);
    }

    @Bean
    Ledgers ledgers(Database database, Keys keys) {
        return new Ledgers(database, keys);
    }

    @Bean
    Acknowledgements acknowledgements(Database database, Keys keys) {
        return new Acknowledgements(database, keys);
    }

    @Bean
    Occasions occasions(Database database, Keys keys) {
        return new Occasions(database, keys);
    }

    @Bean
    Configurations configurations(Database database) {
        return new Configurations(database);
    }

    @Bean
    Citizens citizens(Database database, Keys keys) {
        return new Citizens(database, keys);
    }

    /**
     * The leases that an earlier process of this node left are ended before any route can claim a notice.
     *
     * @param name makes sure that no other hub uses this name and has these leases
     */
    @Bean
    Outbox outbox(Database database, Keys keys, BroenSettings settings, NodeLock name) {
        Outbox outbox = new Outbox(database, keys, settings.node(), LEASE);
        int freed = outbox.freeLeases();
        if (freed > 0) {
            LOG.warn("BRN4207 leases-freed count={}", freed);
        }
        return outbox;
    }

    @Bean
    Outcomes outcomes(Database database) {
        return new Outcomes(database);
    }

    @Bean
    Receipts receipts(Database database) {
        return new Receipts(database);
    }

    @Bean
    InboxNotices inboxNotices(Database database, Keys keys) {
        return new InboxNotices(database, keys);
    }

    @Bean
    Handovers handovers(Database database, Keys keys) {
        return new Handovers(database, keys);
    }

    @Bean
    AuditLog auditLog(Database database, Keys keys) {
        return new AuditLog(database, keys);
    }

    @Bean
    Pauses pauses(Database database, Keys keys) {
        return new Pauses(database, keys);
    }

    @Bean
    WorkItems workItems(Database database, Keys keys, DueWork dueWork, Deadlines deadlines) {
        return new WorkItems(database, keys, dueWork, deadlines);
    }

    @Bean
    OverdueWorkItems overdueWorkItems(Database database, Keys keys) {
        return new OverdueWorkItems(database, keys);
    }

    @Bean
    DueWork dueWork(Database database, Clock clock, BroenSettings settings) {
        return new DueWork(database, clock, settings.node(), LOOKS);
    }

    @Bean
    Retention retention(Database database, Citizens citizens, Horizon horizon, BroenSettings settings) {
        return new Retention(database, citizens, horizon, new Periods(settings.retention().messages(), settings.retention().history()));
    }

    @Bean
    Backlog backlog(Database database) {
        return new Backlog(database);
    }

    @Bean
    Explanations explanations(Database database, Keys keys) {
        return new Explanations(database, keys);
    }
}
