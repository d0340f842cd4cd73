package dk.broen.domain.planning;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.RecipientId;
import java.time.Instant;
import java.util.Optional;

/** The answer "ikke os" behind a task {@link WorkItem.Kind#DOUBTFUL_ENTRY}: the key of the task names it without naming the recipient. */
public final class Denial {
    private Denial() {}

    /** The key's subject: a function can be confidential (domain.md §4), so it names the recipient by a number and the answer by its time. */
    static String subject(RecipientId recipient, Instant at) {
        return Tasks.opaque(recipient) + Long.toHexString(at.toEpochMilli());
    }

    /** What the unit answered to this entry, if that is what the task is about. */
    public static Optional<Acknowledgement> of(WorkItem task, LedgerEntry entry) {
        return task.kind() == WorkItem.Kind.DOUBTFUL_ENTRY ? entry.acknowledgements().stream()
            .filter(
                given -> given.kind() == Acknowledgement.Kind.NOT_US && task.key().endsWith(Long.toHexString(given.at().toEpochMilli())))
            .findFirst() : Optional.empty();
    }
}
