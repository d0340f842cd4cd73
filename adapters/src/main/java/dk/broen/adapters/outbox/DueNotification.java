package dk.broen.adapters.outbox;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that is due. Only the current transaction may let it leave.
 *
 * @param reference the reference of the notice
 * @param occasion the occasion that made the notice
 * @param entry the entry of the ledger that the notice carries; empty for an answer to a ward
 * @param due the earliest time to send it; a failed attempt does not change it
 * @param attempts the number of attempts so far
 * @param firstContent what the first attempt said, so that a later attempt says the same; empty before the first attempt
 * @param grounds why the recipient may be told, as the ledger has it; empty for an answer to a ward
 * @param failure why the last attempt did not succeed, as a stable word; empty before the first attempt, and when a human sends it again
 * @param receiver the receiving host; empty for a channel with one host
 * @param collected whether it leaves in one mail with what else is due for its unit
 * @param leftIn the id of the mail in which a collected notice left last, or leaves now; empty before the first attempt
 */
public record DueNotification(NotificationId id, String reference, OccasionId occasion, String occasionReference, Cpr citizen,
    Optional<LedgerEntryId> entry, Addressee to, Channel channel, boolean urgent, Instant due, int attempts,
    Optional<Content> firstContent, Optional<Grounds> grounds, Optional<String> failure, Optional<String> receiver,
    boolean collected, Optional<NotificationId> leftIn) {
    /** A notice that leaves alone. */
    public DueNotification(NotificationId id, String reference, OccasionId occasion, String occasionReference, Cpr citizen,
        Optional<LedgerEntryId> entry, Addressee to, Channel channel, boolean urgent, Instant due, int attempts,
        Optional<Content> firstContent, Optional<Grounds> grounds, Optional<String> failure, Optional<String> receiver) {
        this(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts, firstContent, grounds, failure,
            receiver, false, Optional.empty());
    }

    /** The legal basis and the rule that the ledger names. */
    public record Grounds(Basis basis, String rule) {}

    /** The notice with the attempt that begins now. */
    public DueNotification attempted() {
        return new DueNotification(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts + 1,
            firstContent, grounds, failure, receiver, collected, leftIn);
    }

    /** The notice with what its attempt says, if it is the first one. */
    public DueNotification saying(Content content) {
        return new DueNotification(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts,
            firstContent.or(() -> Optional.of(content)), grounds, failure, receiver, collected, leftIn);
    }

    /** The notice for the contact point of this moment: its host can be another one than when the notice was planned. */
    public DueNotification at(ContactPoint now) {
        return new DueNotification(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts,
            firstContent, grounds, failure, OutboxRows.receiver(now), collected, leftIn);
    }

    /** The answer to a ward for the way of this moment. */
    public DueNotification at(AnswerAddress now) {
        return new DueNotification(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts,
            firstContent, grounds, failure, OutboxRows.receiver(now), collected, leftIn);
    }

    /** The notice without its last attempt, which did not happen. */
    public DueNotification notAttempted() {
        return new DueNotification(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts - 1,
            firstContent, grounds, failure, receiver, collected, leftIn);
    }

    /** The notice as it leaves in that mail. */
    public DueNotification in(NotificationId mail) {
        return new DueNotification(id, reference, occasion, occasionReference, citizen, entry, to, channel, urgent, due, attempts,
            firstContent, grounds, failure, receiver, collected, Optional.of(mail));
    }

    @Override
    public String toString() {
        return "DueNotification[" + reference + "]";
    }
}
