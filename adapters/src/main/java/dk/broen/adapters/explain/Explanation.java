package dk.broen.adapters.explain;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.EventId;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Why each unit was or was not told of an event, from what was stored when it was decided. Without CPR number, name or ward.
 *
 * @param reference what people call the event
 * @param source the sender
 * @param stay what happened; empty for a message that is no stay event (identities merged)
 * @param plan how it ended; empty while it is not planned
 * @param wardAnswer the answer to the ward, if one was due
 */
public record Explanation(EventId event, String reference, String source, Instant receivedAt, Optional<Stay> stay, Optional<Ending> plan,
    List<Decided> decisions, List<Sending> wardAnswer, List<Task> workItems) {
    public Explanation {
        decisions = List.copyOf(decisions);
        wardAnswer = List.copyOf(wardAnswer);
        workItems = List.copyOf(workItems);
    }

    /** What happened. */
    public record Stay(EventType type, EventNature nature, Instant occurredAt) {}

    /** How the event ended. @param steps what concerns the event as a whole */
    public record Ending(Plan.Outcome outcome, Optional<MunicipalityCode> municipality, Set<Flag> flags, Instant plannedAt,
        Optional<String> inputDigest, List<String> steps) {
        public Ending {
            flags = Set.copyOf(flags);
            steps = List.copyOf(steps);
        }
    }

    public enum Verdict { PERMITTED, WITHHELD, HELD, NOT_CONCERNED }

    /** What was decided about one candidate. @param reason why not; {@code basis} and {@code rule} why */
    public record Decided(UUID id, UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Verdict verdict,
        Optional<String> reason, Optional<String> basis, Optional<String> rule, List<String> steps, Instant decidedAt,
        List<Sending> sendings) {
        public Decided {
            steps = List.copyOf(steps);
            sendings = List.copyOf(sendings);
        }
    }

    public enum State { PENDING, SENT, DROPPED, GIVEN_UP }

    /** One notice on one channel. @param reason why it was dropped or given up, or why the last attempt failed */
    public record Sending(String reference, Channel channel, ContentLevel content, boolean urgent, Instant due, State state,
        Optional<String> reason, int attempts, Optional<Instant> sentAt) {}

    /** Something a human must do or did. */
    public record Task(UUID id, WorkItem item, Instant createdAt, Optional<Instant> closedAt) {}
}
