package dk.broen.domain.lives;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.Said;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Plan;
import java.util.List;

/** Takes a rule of the heart away, by falsifying what the heart is given or what it decides. */
interface Without {
    /** All rules are in force. */
    Without NOTHING = new Without() {};

    default List<Said> said(List<Said> said) {
        return said;
    }

    default CitizenFacts facts(CitizenFacts facts) {
        return facts;
    }

    default Ledger ledger(Ledger ledger) {
        return ledger;
    }

    default Plan plan(Plan plan, Ledger ledger) {
        return plan;
    }
}
