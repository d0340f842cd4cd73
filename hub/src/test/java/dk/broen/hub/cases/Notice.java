package dk.broen.hub.cases;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.terms.NotificationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A planned notice and its state. */
final class Notice {
    private enum State { PENDING, SENT, DROPPED }

    private final NotificationId id = new NotificationId(UUID.randomUUID());
    private final StayEvent event;
    private final Decision decision;
    private final Delivery delivery;
    private State state = State.PENDING;
    private Instant due;
    private String reason = "";

    Notice(StayEvent event, Decision decision, Delivery delivery) {
        this.event = event;
        this.decision = decision;
        this.delivery = delivery;
        this.due = delivery.due();
    }

    NotificationId id() {
        return id;
    }

    StayEvent event() {
        return event;
    }

    Decision decision() {
        return decision;
    }

    Delivery delivery() {
        return delivery;
    }

    /** The time at which the notice is due; after sending, the time at which it was sent. */
    Instant due() {
        return due;
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    /** The reason why the notice was dropped; empty if it was not dropped. */
    Optional<String> dropped() {
        return state == State.DROPPED ? Optional.of(reason) : Optional.empty();
    }

    boolean sharesLaneWith(Notice other) {
        return decision.unit().equals(other.decision.unit()) && delivery.channel() == other.delivery.channel();
    }

    void postpone(Instant until) {
        due = until;
    }

    void leave() {
        state = State.SENT;
    }

    void drop(String because) {
        state = State.DROPPED;
        reason = because;
    }

    /** The notice as the citizen's history has it; empty if it was dropped. */
    Optional<PastNotice> past() {
        return state == State.DROPPED ? Optional.empty() : Optional.of(new PastNotice(id, decision.function(), decision.unit(),
            decision.municipality(), delivery.to(), decision.kind(), state == State.SENT));
    }
}
