package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a citizen for the administrator of a municipality. A municipality's own citizens are those about whom it has recorded something that
 * the administrator may see. Everybody else is answered like somebody who does not exist. Both are written down; otherwise nothing is shown.
 */
@Component
class OwnCitizens {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCitizens.class);

    private final Facts facts;
    private final Directory directory;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OwnCitizens(Facts facts, Directory directory, Citizens citizens, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.facts = facts;
        this.directory = directory;
        this.citizens = citizens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The citizen, to be shown, if the municipality of the person has recorded the citizen. */
    Optional<SeenCitizen> open(Cpr citizen, Person person) {
        return found(citizen, person, Optional.of(AuditEntry.What.CITIZEN_READ));
    }

    /** The same while nothing is shown: only a refusal is written down. What is done with the citizen is written down where it is done. */
    Optional<SeenCitizen> find(Cpr citizen, Person person) {
        return found(citizen, person, Optional.empty());
    }

    private Optional<SeenCitizen> found(Cpr citizen, Person person, Optional<AuditEntry.What> view) {
        Optional<SeenCitizen> found = Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<SeenCitizen> seen = of(citizen, person);
            (seen.isPresent() ? view : Optional.of(AuditEntry.What.CITIZEN_REFUSED)).ifPresent(what -> audit.add(
                new AuditEntry(what, person.who(), Optional.empty(), Optional.of(citizens.keyOf(citizen))), clock.instant()));
            return seen;
        }));
        if (found.isEmpty()) {
            LOG.warn("BRN5130 inbox-citizen-refused role={}", person.role());
        }
        return found;
    }

    /** The same within another transaction, which writes down what it does. */
    Optional<SeenCitizen> of(Cpr citizen, Person person) {
        return person.municipality().map(own -> SeenCitizen.of(facts.seen(citizen, Optional.of(own)), directory))
            .filter(seen -> !seen.facts().isEmpty());
    }
}
