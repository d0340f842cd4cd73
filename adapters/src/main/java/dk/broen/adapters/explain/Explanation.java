package dk.broen.adapters.explain;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
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
 * Says what happened on an occasion and why, from what was stored then. Holds no CPR number, no name and no ward.
 *
 * @param reference the short reference of the occasion for people
 * @param at when the occasion was; for a message, when it was received
 * @param message the message; empty for another kind of occasion
 * @param plan the plan; empty while the citizen is not looked at
 * @param decisions the decisions that changed
 * @param notices the notices that were made
 * @param wardAnswers the answers to wards that were made
 * @param workItems the work items that were opened
 */
public record Explanation(OccasionId occasion, String reference, OccasionKind kind, Instant at, Optional<Message> message,
    Optional<PlanSummary> plan, List<Decided> decisions, List<Notice> notices, List<Sending> wardAnswers,
    List<ExplainedWorkItem> workItems) {
    public Explanation {
        decisions = List.copyOf(decisions);
        notices = List.copyOf(notices);
        wardAnswers = List.copyOf(wardAnswers);
        workItems = List.copyOf(workItems);
    }

    /**
     * A hospital's message.
     *
     * @param source the id of the hospital that sent it
     * @param stay what happened; empty for a message without a stay event: a merge of identities, a silent or an unreadable message
     */
    public record Message(String source, Optional<Stay> stay) {}

    /** What a message said about a stay. */
    public record Stay(EventType type, EventNature nature, Instant occurredAt) {}

    /**
     * A plan without its decisions and notices.
     *
     * @param steps what is true, who should know, who may have heard, and the difference
     */
    public record PlanSummary(Plan.Outcome outcome, Optional<MunicipalityCode> municipality, Set<Flag> flags, Instant plannedAt,
        Optional<String> inputDigest, List<String> steps) {
        public PlanSummary {
            flags = Set.copyOf(flags);
            steps = List.copyOf(steps);
        }
    }

    /** The verdict of a decision. */
    public enum Verdict { PERMITTED, WITHHELD, HELD, NOT_CONCERNED }

    /**
     * The decision whether one recipient may be told one matter.
     *
     * @param event the event type of the matter
     * @param reason why the recipient is not told
     * @param basis the legal basis on which the recipient may be told
     * @param rule the rule that permits it
     */
    public record Decided(UUID id, MatterKey matter, EventType event, UnitFunction function, UnitId unit, MunicipalityCode municipality,
        Verdict verdict, Optional<String> reason, Optional<String> basis, Optional<String> rule, List<String> steps, Instant decidedAt) {
        public Decided {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What one recipient is told on the occasion.
     *
     * @param takesBack the event types of what it takes back
     * @param says the event types of what it says
     * @param now how things stand, if it says so
     * @param steps how the channels were chosen
     * @param sendings one for each channel
     * @param life what has happened to it, in order of time
     */
    public record Notice(LedgerEntryId entry, UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind,
        List<EventType> takesBack, List<EventType> says, Optional<Present> now, String basis, String rule, List<String> steps,
        List<Sending> sendings, List<Happened> life) {
        public Notice {
            life = List.copyOf(life);
            steps = List.copyOf(steps);
            takesBack = List.copyOf(takesBack);
            says = List.copyOf(says);
            sendings = List.copyOf(sendings);
        }
    }

    /**
     * What has happened to a notice.
     *
     * @param detail the channel and the reference, the way of an answer, or the unit that was told next; can be empty
     */
    public record Happened(Instant at, What what, String detail) {
        /** The steps of a life. The names are stable codes. */
        public enum What {
            MADE, HELD,
            /** It was tried, and the channel has not taken it, or does not stand by it. */
            TRIED,
            /** The channel took it. */
            SENT,
            /** A receipt, or the acknowledgement of a MedCom receiver, says that it arrived. */
            DELIVERED,
            /** A receipt says that it did not arrive. */
            NOT_DELIVERED, DROPPED, GIVEN_UP,
            /** A human opened it. */
            SEEN,
            /** "Modtaget". */
            RECEIVED,
            /** "Ikke os". */
            NOT_US,
            /** The recipient was reminded of it. */
            REMINDED,
            /** Another unit was told the same in the same function, because a time had come or somebody had answered. */
            NEXT_TOLD
        }
    }

    /** What has become of a notice on a channel. */
    public enum State { WAITING, SENDING, SENT, DROPPED, GIVEN_UP }

    /**
     * One notice on one channel.
     *
     * @param content how much it says; after it was sent, how much it said when it left
     * @param reason why the notice was dropped or given up, or why the last attempt failed
     * @param sentAt when the channel took it
     * @param receipts what the channel said of it afterwards, in the order in which the hub heard it
     */
    public record Sending(String reference, Channel channel, ContentLevel content, boolean urgent, Instant due, State state,
        Optional<String> reason, int attempts, Optional<Instant> sentAt, List<Receipt> receipts) {
        public Sending {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * A work item, open or closed.
     *
     * @param reference by which people name it
     */
    public record ExplainedWorkItem(UUID id, String reference, WorkItem item, WorkItem.Owner owner, WorkItem.State state, Instant createdAt,
        Optional<Instant> closedAt) {}
}
