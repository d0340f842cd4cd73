package dk.broen.domain.citizen;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The decision of a named human that named units are told of named stays without consent (sundhedsloven § 43 stk. 2; domain.md §4). It is
 * never made by the hub. It ends on its last day, with the stay, or when it is revoked.
 *
 * @param id identifies the decision in steps and tasks; says nothing about the citizen
 * @param decidedBy the human who decided; never shown in the steps of a decision
 * @param reason why, in the words of that human; never shown in the steps of a decision
 * @param stays the stays that may be told, by hospital and visit number
 * @param events the event types that may be told
 * @param recipients the units that may be told
 * @param period the days on which the decision holds, both included
 * @param revokedAt the decision permits nothing from this instant on
 * @param recording who recorded it, and when: it names also a unit that answered "ikke os" before
 */
public record OverrideDecision(String id, String decidedBy, String reason, Set<StayKey> stays, Set<EventType> events,
    Set<UnitId> recipients, Period period, Optional<Instant> revokedAt, Recording recording) {

    /** @throws IllegalArgumentException if no human, no reason, no stay, no event type, no recipient or no last day is named */
    public OverrideDecision {
        stays = Set.copyOf(stays);
        events = Set.copyOf(events);
        recipients = Set.copyOf(recipients);
        Required.text("decided_by", decidedBy, "name the human who decided (sundhedsloven § 43 stk. 2)");
        Required.text("reason", reason, "give the reason of the human who decided (sundhedsloven § 43 stk. 2)");
        Required.some("stays", stays, "name at least one stay by hospital and visit number");
        Required.some("events", events, "name at least one event type");
        Required.some("to", recipients, "name at least one unit");
        Required.lastDay(period);
    }

    /** A decision that was recorded before anything else. */
    public OverrideDecision(String id, String decidedBy, String reason, Set<StayKey> stays, Set<EventType> events, Set<UnitId> recipients,
        Period period, Optional<Instant> revokedAt) {
        this(id, decidedBy, reason, stays, events, recipients, period, revokedAt, Recording.undisputed());
    }

    public OverrideDecision recorded(Recording by) {
        return new OverrideDecision(id, decidedBy, reason, stays, events, recipients, period, revokedAt, by);
    }

    /** The same decision as it is stored: under the id of its fact, revoked or not. */
    public OverrideDecision stored(String as, Optional<Instant> revoked) {
        return new OverrideDecision(as, decidedBy, reason, stays, events, recipients, period, revoked, recording);
    }

    public boolean revokedBy(Instant at) {
        return revokedAt.filter(revoked -> !at.isBefore(revoked)).isPresent();
    }
}
