package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.citizen.CitizenFacts;

/** A notice that may leave. */
sealed interface ClearedNotice {
    DueNotification due();

    /** @param facts what was known of the citizen when it was asked: what the notice says is what was asked about */
    record ToUnit(DueNotification due, Addressee.Unit unit, CitizenFacts facts) implements ClearedNotice {}

    record ToWard(DueNotification due, Addressee.Ward ward) implements ClearedNotice {}
}
