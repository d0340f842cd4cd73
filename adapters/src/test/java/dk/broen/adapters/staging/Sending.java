package dk.broen.adapters.staging;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Outcomes;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.NotificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of sending, for one notice. Its leases run out at once. */
public record Sending(Store store, Outbox outbox, Outcomes outcomes) {
    private static final Instant LATER_THAN_ANY_TEST = Instant.parse("2030-01-01T00:00:00Z");

    /** The notice if it can be claimed at a time when everything is due. */
    public Optional<DueNotification> claim(NotificationId id) {
        String citizen = store.database().jdbc().sql("select citizen_key from notification where id = :id").param("id", id.value())
            .query(String.class).single();
        return outbox.claim(List.of(new Outbox.Candidate(id, citizen, Optional.empty())), Set.of(citizen), LATER_THAN_ANY_TEST).opened()
            .stream().findFirst();
    }

    public void attempt(NotificationId id, Optional<Content> content, Instant at) {
        outbox.attempt(List.of(new Outbox.Attempt(id, content, Optional.empty())), at);
    }

    /** Whether a plan had withdrawn it meanwhile. */
    public boolean sent(NotificationId id, ContentLevel left, Instant at) {
        return !outcomes.sent(List.of(new Outcomes.Sent(id, left)), at).withdrawn().isEmpty();
    }

    /** Whether it is tried again. */
    public boolean retryAt(NotificationId id, Instant next, String code) {
        return !outcomes.retry(List.of(new Outcomes.Retry(new Outcomes.Failed(id, attempts(id), code), next))).isEmpty();
    }

    /** Whether it is given up. */
    public boolean givenUp(NotificationId id, String code, Instant at) {
        return !outcomes.givenUp(List.of(new Outcomes.Failed(id, attempts(id), code)), at).isEmpty();
    }

    public void released(NotificationId id, Instant next) {
        outcomes.released(List.of(new Outcomes.Failed(id, attempts(id), "ConnectException")), next);
    }

    public void dropped(NotificationId id, String reason, Instant at) {
        outbox.dropped(id, reason, at);
    }

    private int attempts(NotificationId id) {
        return store.database().jdbc().sql("select attempts from notification where id = :id").param("id", id.value())
            .query(Integer.class).single();
    }
}
