package dk.broen.domain.notification;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.RecipientId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fortalt-liste: who was told which matter about the citizen, with what content, and what became of it (domain.md §2).
 *
 * @param entries in the order in which they were made
 */
public record Ledger(List<LedgerEntry> entries) {
    public static final Ledger EMPTY = new Ledger(List.of());

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** The same, without such entries. */
    public Ledger without(Predicate<LedgerEntry> such) {
        return new Ledger(entries.stream().filter(such.negate()).toList());
    }

    /** The same, as if nobody had answered such entries. */
    public Ledger unanswered(Predicate<LedgerEntry> such) {
        return new Ledger(entries.stream().map(entry -> such.test(entry) ? entry.answered(List.of()) : entry).toList());
    }

    public Optional<LedgerEntry> entry(LedgerEntryId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The last entry with such words that the recipient may have heard, or that went to the contact point: a successor takes back there
     * what the unit before it was told.
     */
    public Optional<LedgerEntry> lastHeard(RecipientId recipient, ContactPoint point, Predicate<Words> such) {
        return entries.stream().filter(entry -> entry.attemptedAt().isPresent() && such.test(entry.words()))
            .filter(entry -> entry.recipient().equals(recipient)
                || entry.sendings().stream().anyMatch(sending -> sending.to().equals(point)))
            .max(Comparator.comparing(entry -> entry.attemptedAt().orElseThrow()));
    }

    /** Everything that anybody may have heard or is about to hear, in the order in which it is said; what is said again is there again. */
    public List<Saying> sayings() {
        return entries.stream().filter(entry -> entry.attemptedAt().isPresent() || entry.pending())
            .flatMap(entry -> Stream.concat(entry.words().takesBack().stream(), entry.words().says().stream())).toList();
    }

    /**
     * Whether the same was already said at the contact point, or waits there, to another recipient who shares it.
     *
     * @param withdrawn entries that wait and are withdrawn now, so that they are not said any more
     */
    public boolean saidAt(ContactPoint point, List<Saying> says, RecipientId besides, Set<LedgerEntryId> withdrawn) {
        return says.stream().allMatch(saying -> entries.stream().filter(entry -> !entry.recipient().equals(besides))
            .filter(entry -> entry.sendings().stream().anyMatch(sending -> sending.to().equals(point)
                && (sending.life() instanceof NoticeLife.Sent || sending.life().pending() && !withdrawn.contains(entry.id()))))
            .flatMap(entry -> entry.words().says().stream()).anyMatch(saying::agreesWith));
    }
}
