package dk.broen.hub.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.facts.FactsChange;
import dk.broen.adapters.facts.FactsDocuments;
import dk.broen.adapters.facts.FactsEnding;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.adapters.facts.Replacement;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what an administrator writes about a citizen, in the way of the API: as a facts document, an end or a withdrawal, with who and why.
 * That it was done is written to the audit log in the same transaction.
 */
@Component
class RecordFromInbox {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFromInbox.class);

    private final FactsIntake intake;
    private final FactsChange changing;
    private final FactsEnding ending;
    private final FactsRecording recording;
    private final OwnCitizens own;
    private final Directory directory;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordFromInbox(FactsIntake intake, FactsChange changing, FactsEnding ending, FactsRecording recording, OwnCitizens own,
        Directory directory, Citizens citizens, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.intake = intake;
        this.changing = changing;
        this.ending = ending;
        this.recording = recording;
        this.own = own;
        this.directory = directory;
        this.citizens = citizens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a person wants to change.
     *
     * @param seen the citizen as the person saw the citizen
     * @param mark of what the person saw when the form was made
     */
    record Wanted(SeenCitizen seen, String mark, String because, Person person) {
        private Optional<MunicipalityCode> view() {
            return person.municipality();
        }

        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /** What became of it. */
    sealed interface Outcome {
        /** It is recorded. */
        record Recorded() implements Outcome {}

        /** The facts have changed since the person saw them: nothing is recorded. */
        record Stale() implements Outcome {}

        /** It cannot be recorded. */
        record Refused(List<String> faults) implements Outcome {}

        /** It would be recorded, but would not be what the person means. */
        record Faulty(String field, FormFault fault) implements Outcome {}
    }

    /** Records a new fact. One that is recorded already, or a consent that permits nothing, is a fault of the first day. */
    Outcome add(Wanted wanted, FactKind kind, ObjectNode entry) {
        AuditEntry.What what = kind == FactKind.CONSENT ? AuditEntry.What.CONSENT_RECORDED : AuditEntry.What.FACT_RECORDED;
        return written(wanted, what, Optional.empty(), at -> {
            ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", wanted.seen().citizen().digits())
                .put("version", wanted.seen().version());
            citizen.putArray(kind.list()).add(entry);
            FactsIntake.Taken taken = intake.take(FactsDocuments.document(List.of(citizen)), new FactsOrder(wanted.view(),
                wanted.person().who(), source(wanted.person()), wanted.because(), Replacement.NONE, false, false, Optional.empty()), at);
            return added(wanted, taken.recorded().facts().get(0), at);
        });
    }

    private Outcome added(Wanted wanted, Recorded.Outcome said, Instant at) {
        MunicipalityCode municipality = wanted.view().orElseThrow();
        SeenCitizen after = own.of(wanted.seen().citizen(), wanted.person()).orElseThrow();
        Contradiction contradiction = new Contradiction(wanted.seen(), after, after.latestWord(municipality, directory, at));
        return said.id().flatMap(after::fact).<Outcome>map(fact -> contradiction.of(fact, said.result(), at)
            .<Outcome>map(fault -> new Outcome.Faulty("from", fault)).orElseGet(Outcome.Recorded::new)).orElseGet(Outcome.Stale::new);
    }

    /** Records an appointment with other content. */
    Outcome change(Wanted wanted, RecordedFact fact, UnaryOperator<ObjectNode> change) {
        return fact.fact() instanceof Fact.Appointed ? changed(wanted, AuditEntry.What.FACT_RECORDED, fact, change) : new Outcome.Stale();
    }

    /** Says that a consent was recorded by mistake: the citizen was not asked. Unlike a withdrawal that is no word of the citizen. */
    Outcome mistaken(Wanted wanted, RecordedFact consent) {
        return consent.fact() instanceof Fact.Consented ? changed(wanted, AuditEntry.What.CONSENT_MISTAKEN, consent, entry -> {
            entry.remove("withdrawn_at");
            return entry.put("answer", Consent.Answer.NOT_REQUESTED.name());
        }) : new Outcome.Stale();
    }

    private Outcome changed(Wanted wanted, AuditEntry.What what, RecordedFact fact, UnaryOperator<ObjectNode> change) {
        return written(wanted, what, Optional.of(fact.id()), at -> done(changing.record(fact,
            changing.entry(wanted.seen().citizen(), fact, change), Optional.of(wanted.seen().version()),
            new FactsChange.By(wanted.view(), wanted.person().who(), wanted.because()), at).isPresent()));
    }

    private static Outcome done(boolean done) {
        return done ? new Outcome.Recorded() : new Outcome.Stale();
    }

    /** The source of what is recorded by hand in a municipality; its nightly transfer has another one and ends nothing of this. */
    static String source(Person person) {
        return "inbox-" + person.municipality().map(MunicipalityCode::value).orElseThrow();
    }

    /** Gives an appointment or a service its last day. A consent is withdrawn instead, so that the hub can explain later decisions. */
    Outcome end(Wanted wanted, RecordedFact fact, LocalDate last) {
        if (!(fact.fact() instanceof Fact.Appointed || fact.fact() instanceof Fact.Served)) {
            return new Outcome.Stale();
        }
        return written(wanted, AuditEntry.What.FACT_ENDED, Optional.of(fact.id()),
            at -> done(ending.until(last, wanted.seen().citizen(), fact, Optional.of(wanted.seen().version()), wanted.view(),
                wanted.person().who(), wanted.because(), at).isPresent()));
    }

    /** Withdraws a consent: from now on it permits nothing. */
    Outcome withdraw(Wanted wanted, RecordedFact consent) {
        if (!(consent.fact() instanceof Fact.Consented)) {
            return new Outcome.Stale();
        }
        return written(wanted, AuditEntry.What.CONSENT_WITHDRAWN, Optional.of(consent.id()),
            at -> done(recording.withdraw(consent.id(), Optional.of(wanted.seen().version()), wanted.view(), wanted.person().who(),
                wanted.because(), at)));
    }

    /** A change within a transaction, which is kept only if its outcome is that it is recorded. */
    private interface Change {
        Outcome at(Instant now) throws FactsRefused;
    }

    private Outcome written(Wanted wanted, AuditEntry.What what, Optional<UUID> fact, Change change) {
        if (!wanted.seen().mark().equals(wanted.mark())) {
            return new Outcome.Stale();
        }
        try {
            Outcome outcome = Objects.requireNonNull(transactions.execute(transaction -> attempt(wanted, what, fact, change, transaction)));
            if (outcome instanceof Outcome.Recorded) {
                LOG.info("BRN5131 inbox-fact-written what={} municipality={}", what, wanted.view().orElseThrow());
            }
            return outcome;
        } catch (StaleFactsException stale) {
            return new Outcome.Stale();
        } catch (TooManyFactsException tooMany) {
            return new Outcome.Refused(List.of(String.valueOf(tooMany.getMessage())));
        }
    }

    private Outcome attempt(Wanted wanted, AuditEntry.What what, Optional<UUID> fact, Change change, TransactionStatus transaction) {
        Instant now = clock.instant();
        try {
            Outcome outcome = own.of(wanted.seen().citizen(), wanted.person()).isEmpty() ? new Outcome.Stale() : change.at(now);
            if (!(outcome instanceof Outcome.Recorded)) {
                transaction.setRollbackOnly();
                return outcome;
            }
            audit.add(new AuditEntry(what, wanted.person().who(), fact.map(UUID::toString),
                Optional.of(citizens.keyOf(wanted.seen().citizen()))), now);
            return outcome;
        } catch (FactsRefused refused) {
            transaction.setRollbackOnly();
            return new Outcome.Refused(refused.faults());
        }
    }
}
