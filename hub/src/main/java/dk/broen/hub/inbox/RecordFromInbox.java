package dk.broen.hub.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.facts.FactsDocuments;
import dk.broen.adapters.facts.FactsEnding;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.adapters.facts.Replacement;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import dk.broen.adapters.occasions.Citizens;
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
    private final FactsEnding ending;
    private final FactsRecording recording;
    private final OwnCitizens own;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordFromInbox(FactsIntake intake, FactsEnding ending, FactsRecording recording, OwnCitizens own, Citizens citizens, AuditLog audit,
        TransactionTemplate transactions, Clock clock) {
        this.intake = intake;
        this.ending = ending;
        this.recording = recording;
        this.own = own;
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
        /** It is recorded, or was before. */
        record Recorded() implements Outcome {}

        /** The facts have changed since the person saw them: nothing is recorded. */
        record Stale() implements Outcome {}

        /** It cannot be recorded. */
        record Refused(List<String> faults) implements Outcome {}
    }

    /** Records a new fact. */
    Outcome add(Wanted wanted, FactKind kind, ObjectNode entry) {
        return take(wanted, kind, entry, kind == FactKind.CONSENT ? AuditEntry.What.CONSENT_RECORDED : AuditEntry.What.FACT_RECORDED);
    }

    /** Records an appointment with other content. It stays a fact of the source that named it. */
    Outcome change(Wanted wanted, RecordedFact fact, UnaryOperator<ObjectNode> change) {
        FactKind kind = FactKind.of(fact.fact());
        ObjectNode citizen = FactsDocuments.citizen(wanted.seen().citizen(), wanted.seen().version(), List.of(fact));
        return kind == FactKind.APPOINTMENT && citizen.path(kind.list()).path(0) instanceof ObjectNode entry
            ? take(wanted, kind, change.apply(entry), AuditEntry.What.FACT_RECORDED) : new Outcome.Stale();
    }

    private Outcome take(Wanted wanted, FactKind kind, ObjectNode entry, AuditEntry.What what) {
        return written(wanted, what, Optional.empty(), at -> {
            ObjectNode citizen = JsonNodeFactory.instance.objectNode().put("cpr", wanted.seen().citizen().digits())
                .put("version", wanted.seen().version());
            citizen.putArray(kind.list()).add(entry);
            intake.take(FactsDocuments.document(List.of(citizen)), new FactsOrder(wanted.view(), wanted.person().who(),
                source(wanted.person()), wanted.because(), Replacement.NONE, false, false, Optional.empty()), at);
            return true;
        });
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
            at -> ending.until(last, wanted.seen().citizen(), fact, Optional.of(wanted.seen().version()), wanted.view(),
                wanted.person().who(), wanted.because(), at).isPresent());
    }

    /** Withdraws a consent: from now on it permits nothing. */
    Outcome withdraw(Wanted wanted, RecordedFact consent) {
        if (!(consent.fact() instanceof Fact.Consented)) {
            return new Outcome.Stale();
        }
        return written(wanted, AuditEntry.What.CONSENT_WITHDRAWN, Optional.of(consent.id()),
            at -> recording.withdraw(consent.id(), Optional.of(wanted.seen().version()), wanted.view(), wanted.person().who(),
                wanted.because(), at));
    }

    /** A change that answers whether there was something to change. */
    private interface Change {
        boolean at(Instant now) throws FactsRefused;
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
            if (own.of(wanted.seen().citizen(), wanted.person()).isEmpty() || !change.at(now)) {
                transaction.setRollbackOnly();
                return new Outcome.Stale();
            }
            audit.add(new AuditEntry(what, wanted.person().who(), fact.map(UUID::toString),
                Optional.of(citizens.keyOf(wanted.seen().citizen()))), now);
            return new Outcome.Recorded();
        } catch (FactsRefused refused) {
            transaction.setRollbackOnly();
            return new Outcome.Refused(refused.faults());
        }
    }
}
