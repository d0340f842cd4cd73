package dk.broen.hub.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsChange;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Cpr;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what a leader changes of a member of the team, in each appointment and service of the member, in one transaction. Each stays a fact
 * of the source that named it. One that does not fit the configuration any more is left as it is, so that it does not hinder the others.
 */
@Component
class TeamFromInbox {
    private static final Logger LOG = LoggerFactory.getLogger(TeamFromInbox.class);

    private final FactsChange changing;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TeamFromInbox(FactsChange changing, Citizens citizens, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.changing = changing;
        this.citizens = citizens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A fact with the content that it will have. */
    private record Next(UnitPeople.Held held, FactEntry entry) {
        @Override
        public String toString() {
            return "Next";
        }
    }

    /**
     * Records the change.
     *
     * @return in how many appointments and services it could not be recorded; empty if the facts about one of the citizens have changed since
     *     they were read, so that nothing is recorded
     * @throws FactsRefused if it can be recorded in none
     */
    OptionalInt record(UnitPeople.Member member, TeamChange change, Person leader) throws FactsRefused {
        List<Next> next = new ArrayList<>();
        List<FactsRefused> refused = new ArrayList<>();
        for (UnitPeople.Held held : member.held()) {
            try {
                next.add(new Next(held, changing.entry(held.citizen().citizen(), held.fact(), entry -> changed(entry, held, change))));
            } catch (FactsRefused notThisOne) {
                refused.add(notThisOne);
            }
        }
        if (next.isEmpty()) {
            throw refused.get(0);
        }
        if (!isWritten(next, change, leader)) {
            return OptionalInt.empty();
        }
        LOG.info("BRN5134 inbox-team-written municipality={} facts={} left={}", leader.municipality().orElseThrow(), next.size(),
            refused.size());
        return OptionalInt.of(refused.size());
    }

    private static ObjectNode changed(ObjectNode entry, UnitPeople.Held held, TeamChange change) {
        change.in(entry, FactKind.of(held.fact().fact()));
        return entry;
    }

    private boolean isWritten(List<Next> next, TeamChange change, Person leader) {
        try {
            return Objects.requireNonNull(transactions.execute(transaction -> {
                boolean written = write(next, change, leader);
                if (!written) {
                    transaction.setRollbackOnly();
                }
                return written;
            }));
        } catch (StaleFactsException meanwhile) {
            return false;
        }
    }

    /** In the order of the citizens' keys, in which everybody locks them. */
    private boolean write(List<Next> all, TeamChange change, Person leader) {
        Instant now = clock.instant();
        FactsChange.By by = new FactsChange.By(leader.municipality(), leader.who(), change.because());
        Set<Cpr> checked = new HashSet<>();
        for (Next next : all) {
            Facts.Seen citizen = next.held().citizen();
            // the first change of a citizen changes the version, under a lock that nobody else has until the end
            Optional<String> read = Optional.of(citizen.version()).filter(version -> checked.add(citizen.citizen()));
            if (changing.record(next.held().fact(), next.entry(), read, by, now).isEmpty()) {
                return false;
            }
            audit.add(new AuditEntry(AuditEntry.What.FACT_RECORDED, leader.who(), Optional.of(next.held().fact().id().toString()),
                Optional.of(citizens.keyOf(citizen.citizen()))), now);
        }
        return true;
    }
}
