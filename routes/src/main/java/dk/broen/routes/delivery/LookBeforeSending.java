package dk.broen.routes.delivery;

import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.KeepPlan;
import dk.broen.routes.planning.Look;
import dk.broen.routes.planning.Situations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the citizen again at the moment of sending, also for a notice that was held overnight (domain.md §4). The notice leaves if the
 * plan of this moment still holds it. The attempt is committed before the notice leaves: whatever happens then, it may have been heard
 * (design.md §4.3). An answer to a ward names no citizen, so it is always sent.
 */
@Component
class LookBeforeSending {
    private static final Logger LOG = LoggerFactory.getLogger(LookBeforeSending.class);
    private static final Duration ASK_REGISTER_AGAIN = Duration.ofSeconds(30);
    private final Situations situations;
    private final AskRegisters registers;
    private final KeepPlan keepPlan;
    private final Ledgers ledgers;
    private final Outbox outbox;
    private final Directory directory;
    private final Clock clock;

    LookBeforeSending(Situations situations, AskRegisters registers, KeepPlan keepPlan, Ledgers ledgers, Outbox outbox, Directory directory,
        Clock clock) {
        this.situations = situations;
        this.registers = registers;
        this.keepPlan = keepPlan;
        this.ledgers = ledgers;
        this.outbox = outbox;
        this.directory = directory;
        this.clock = clock;
    }

    /** Returns a {@link ClearedNotice}, or a {@link TaskOutcome} when the notice must not leave now. */
    @Handler
    Object look(DueNotification due) {
        if (due.to() instanceof Addressee.Ward ward) {
            outbox.attempt(due.id(), Optional.empty(), clock.instant());
            return new ClearedNotice.ToWard(due, ward);
        }
        Addressee.Unit unit = (Addressee.Unit) due.to();
        if (directory.municipality(unit.municipality()).isEmpty()) {
            throw new UndeliverableException("MUNICIPALITY_NOT_CONFIGURED");
        }
        LedgerEntryId entry = due.entry().orElseThrow();
        Situation situation = situations.of(Set.of(due.citizen()), registers.about(Set.of(due.citizen()))).get(due.citizen());
        Plan plan = Planner.plan(situation);
        Optional<Content> kept = plan.kept().stream().filter(still -> still.entry().equals(entry)).map(Plan.Kept::content).findFirst();
        if (kept.isPresent()) {
            Content content = due.firstContent().orElse(kept.get());
            if (due.firstContent().isEmpty()) {
                ledgers.leaves(entry, content);
            }
            outbox.attempt(due.id(), Optional.of(content), clock.instant());
            if (!plan.close().isEmpty()) {
                keepPlan.keep(new Look(OccasionKind.DUE, Optional.empty(), due.citizen()), situation, plan);
            }
            return new ClearedNotice.ToUnit(due, unit, content, corrected(content, unit, situation.ledger()),
                situation.course().citizenName());
        }
        if (plan.held().contains(entry)) {
            keepPlan.keep(new Look(OccasionKind.DUE, Optional.empty(), due.citizen()), situation, plan);
            Instant again = clock.instant().plus(ASK_REGISTER_AGAIN);
            outbox.postponed(due.id(), again);
            return new TaskOutcome.Again(again);
        }
        return dropped(due, entry, situation, plan);
    }

    private Optional<ClearedNotice.Earlier> corrected(Content content, Addressee.Unit unit, Ledger ledger) {
        return content.corrects().flatMap(ledger::entry).map(entry -> entry.sendingTo(unit.contact()))
            .map(sending -> new ClearedNotice.Earlier(sending.id(), outbox.referenceOf(sending.id()), sending.to()));
    }

    private TaskOutcome dropped(DueNotification due, LedgerEntryId entry, Situation situation, Plan plan) {
        Optional<String> withdrawn =
            plan.withdrawn().stream().filter(one -> one.entry().equals(entry)).map(Plan.Withdrawn::reason).findFirst();
        String reason = withdrawn.orElse("REPLACED");
        if (withdrawn.isEmpty()) {
            outbox.dropped(due.id(), reason, clock.instant());
        }
        LOG.info("BRN4101 dropped ref={} channel={} reason={}", due.reference(), due.channel(), reason);
        keepPlan.keep(new Look(OccasionKind.DUE, Optional.empty(), due.citizen()), situation, plan);
        return new TaskOutcome.Done();
    }
}
