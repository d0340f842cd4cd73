package dk.broen.domain.planning;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer "ikke os" behind a task {@link WorkItem.Kind#DOUBTFUL_ENTRY}.
 *
 * @param unit that answered so
 */
public record Denial(UnitId unit, Acknowledgement answer) {
    /** The key's subject: a function can be confidential (domain.md §4), so it names the recipient by a number and the answer by its time. */
    static String subject(RecipientId recipient, Instant at) {
        return Tasks.opaque(recipient) + Long.toHexString(at.toEpochMilli());
    }

    /**
     * The answer, for the municipality that must correct what it has recorded. Empty if the unit could not be told today if it had not answered so; of a
     * confidential function, of a party that is named one by one, and on a minimal basis: it is nobody else's business that the unit has a part.
     */
    public static Optional<Denial> behind(WorkItem task, MunicipalityCode reader, Situation situation) {
        return task.kind() != WorkItem.Kind.DOUBTFUL_ENTRY ? Optional.empty() : situation.ledger().entries().stream()
            .filter(entry -> entry.municipality().equals(reader))
            .flatMap(entry -> entry.acknowledgements().stream().filter(given -> isAbout(task, entry, given, situation))
                .filter(given -> mayBeTold(entry, situation)).map(given -> new Denial(entry.recipient().unit(), given)))
            .findFirst();
    }

    private static boolean isAbout(WorkItem task, LedgerEntry entry, Acknowledgement given, Situation situation) {
        return given.kind() == Acknowledgement.Kind.NOT_US
            && task.key().equals(WorkItem.about(task.kind(), subject(situation.today(entry.recipient()), given.at()), "").key());
    }

    private static boolean mayBeTold(LedgerEntry entry, Situation situation) {
        RecipientId recipient = situation.today(entry.recipient());
        Permissions permissions = Permissions.of(Parts.of(Responsible.of(situation.unansweredBy(recipient))));
        return !CitizenNamed.isHidden(entry.function(), permissions) && permissions.concerns().getOrDefault(recipient, List.of()).stream()
            .flatMap(concern -> concern.decisions().stream())
            .filter(decision -> decision.municipality().equals(entry.municipality())
                && !CitizenNamed.isHidden(decision.function(), permissions))
            .anyMatch(decision -> decision.verdict() instanceof Verdict.Permitted permitted && !permitted.basis().minimal());
    }

    @Override
    public String toString() {
        return "Denial[" + unit + "]";
    }
}
