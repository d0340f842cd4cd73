package dk.broen.adapters.explain;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says why each unit was told of an event or not, from what was stored at the decision. Holds no CPR number, no name and no ward.
 *
 * @param reference the short reference of the event for people
 * @param source the id of the hospital that sent the message
 * @param stay what happened; empty for a message without a stay event: a merge of identities, a silent or an unreadable message
 * @param plan the last plan of the event; empty while it is not planned
 * @param wardAnswer the answer to the ward; empty when there is none
 */
public record Explanation(OccasionId event, String reference, String source, Instant receivedAt, Optional<Stay> stay,
    Optional<PlanSummary> plan,
    List<Decided> decisions, List<Sending> wardAnswer, List<ExplainedWorkItem> workItems) {
    public Explanation {
        decisions = List.copyOf(decisions);
        wardAnswer = List.copyOf(wardAnswer);
        workItems = List.copyOf(workItems);
    }

    /** What the message said about a stay. */
    public record Stay(EventType type, EventNature nature, Instant occurredAt) {}

    /**
     * The last plan of an event, without its decisions.
     *
     * @param steps the steps that concern the whole event
     */
    public record PlanSummary(Plan.Outcome outcome, Optional<MunicipalityCode> municipality, Set<Flag> flags, Instant plannedAt,
        Optional<String> inputDigest, List<String> steps) {
        public PlanSummary {
            flags = Set.copyOf(flags);
            steps = List.copyOf(steps);
        }
    }

    public enum Verdict { PERMITTED, WITHHELD, HELD, NOT_CONCERNED }

    /**
     * The decision about one candidate.
     *
     * @param reason why the candidate is not told
     * @param basis the legal basis on which the candidate may be told
     * @param rule the rule that permits it
     */
    public record Decided(UUID id, UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Verdict verdict,
        Optional<String> reason, Optional<String> basis, Optional<String> rule, List<String> steps, Instant decidedAt,
        List<Sending> sendings) {
        public Decided {
            steps = List.copyOf(steps);
            sendings = List.copyOf(sendings);
        }
    }

    public enum State { PENDING, SENT, DROPPED, GIVEN_UP }

    /**
     * One notice on one channel.
     *
     * @param reason why the notice was dropped or given up, or why the last attempt failed
     */
    public record Sending(String reference, Channel channel, ContentLevel content, boolean urgent, Instant due, State state,
        Optional<String> reason, int attempts, Optional<Instant> sentAt) {}

    /** A work item, open or closed. */
    public record ExplainedWorkItem(UUID id, WorkItem item, Instant createdAt, Optional<Instant> closedAt) {}
}
