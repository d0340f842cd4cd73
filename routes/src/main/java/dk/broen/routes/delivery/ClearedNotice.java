package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.citizen.CitizenFacts;

/** A notice that may be sent: the check before sending permitted it. */
sealed interface ClearedNotice {
    DueNotification due();

    /**
     * A notice to a unit.
     *
     * @param facts the facts about the citizen that the gate used; the notice is rendered from the same facts
     */
    record ToUnit(DueNotification due, Addressee.Unit unit, CitizenFacts facts) implements ClearedNotice {}

    /** An answer to the ward that sent the message. */
    record ToWard(DueNotification due, Addressee.Ward ward) implements ClearedNotice {}
}
