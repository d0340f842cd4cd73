package dk.broen.routes.delivery;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.planning.KeepPlan;
import dk.broen.routes.planning.Look;
import dk.broen.routes.planning.Situations;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Gives up a notice that nobody took from the queue of its unit, and plans in the same transaction where it is told instead. If the plan tells it
 * nowhere, nothing happens: a notice that is given up here is a notice that leaves elsewhere.
 */
@Component
public class SettleUnread {
    private final SettleCameBack cameBack;
    private final ReportOutcome unexpected;
    private final AskRegisters registers;
    private final Identities identities;
    private final Situations situations;
    private final KeepPlan keepPlan;

    SettleUnread(SettleCameBack cameBack, ReportOutcome unexpected, AskRegisters registers, Identities identities, Situations situations,
        KeepPlan keepPlan) {
        this.cameBack = cameBack;
        this.unexpected = unexpected;
        this.registers = registers;
        this.identities = identities;
        this.situations = situations;
        this.keepPlan = keepPlan;
    }

    /** Whether the unit has another contact point at all, so that it is worth a plan. */
    public boolean mayGoElsewhere(DueNotification notice) {
        return unexpected.goesElsewhere(notice);
    }

    /** What the consent registers say of the citizen now. To be asked before the transaction. */
    public ConsentAnswers ask(DueNotification notice) {
        return registers.about(Set.of(notice.citizen()));
    }

    /**
     * Joins the transaction of the caller.
     *
     * @return whether it is given up and told at another contact point now; else the caller must roll back
     */
    public boolean settle(DueNotification notice, ConsentAnswers answers) {
        Cpr citizen = identities.locked(List.of(notice.citizen())).get(notice.citizen());
        if (!cameBack.settle(notice, OptionalInt.of(notice.attempts()), CameBack.UNREAD)) {
            return false;
        }
        Situation situation = situations.of(Set.of(citizen), answers).get(citizen);
        Plan plan = Planner.plan(situation);
        boolean told = notice.entry().flatMap(situation.ledger()::entry).filter(entry -> plan.tellsElsewhere(entry, situation.at()))
            .isPresent();
        if (told) {
            keepPlan.keep(new Look(OccasionKind.DELIVERED, Optional.empty(), citizen), situation, plan);
        }
        return told;
    }
}
