package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Leaves out a pointer where a notice only replaces one that was given up at another contact point, and the pointer to that one has left or is about
 * to: the phone would get two pointers to one thing within seconds. The first one leads to the notice that replaces it.
 */
final class Pointers {
    private final Words words;
    private final List<LedgerEntry> replaced;
    private final Set<LedgerEntryId> withdrawn;

    /**
     * @param function the function in which the recipient is told
     * @param withdrawn the entries that this plan withdraws: what waits of them does not leave
     */
    Pointers(Part part, Words words, UnitFunction function, Set<LedgerEntryId> withdrawn) {
        this.words = words;
        this.withdrawn = withdrawn;
        this.replaced = sinceTakenBack(sinceNotUs(part.entries())).stream().filter(LedgerEntry::didNotArrive)
            .filter(entry -> entry.isSaidAgain(part.recipient(), function, words)).toList();
    }

    ChannelChoice.Choice notTwice(ChannelChoice.Choice choice) {
        List<Delivery> once = choice.deliveries().stream().filter(delivery -> !isPointedAt(delivery.to())).toList();
        if (once.isEmpty() || once.size() == choice.deliveries().size()) {
            return choice;
        }
        List<String> steps = new ArrayList<>(choice.steps());
        steps.add("no second SMS: the pointer that has left leads to this notice");
        return new ChannelChoice.Choice(once, steps);
    }

    /** Whether a pointer to what the notice replaces has failed, and no other one leads to it. */
    boolean allFailed() {
        return replaced.stream().anyMatch(LedgerEntry::pointerFailed)
            && replaced.stream().allMatch(entry -> pointingFrom(entry).isEmpty());
    }

    private List<ContactPoint> pointingFrom(LedgerEntry entry) {
        return entry.pointingFrom(!withdrawn.contains(entry.id()));
    }

    private boolean isPointedAt(ContactPoint point) {
        List<Words> pointed = replaced.stream().filter(entry -> pointingFrom(entry).contains(point)).map(LedgerEntry::words).toList();
        return !pointed.isEmpty()
            && words.says().stream()
                .allMatch(saying -> pointed.stream().anyMatch(said -> said.says().stream().anyMatch(saying::agreesWith)))
            && words.takesBack().stream().allMatch(saying -> pointed.stream().anyMatch(said -> said.takesBack().contains(saying)));
    }

    /** What was said before the recipient answered "ikke os" is said anew. */
    private static List<LedgerEntry> sinceNotUs(List<LedgerEntry> entries) {
        Instant last = entries.stream().flatMap(entry -> entry.answer().stream())
            .filter(answer -> answer.kind() == Acknowledgement.Kind.NOT_US).map(Acknowledgement::at).max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
        return entries.stream().filter(entry -> entry.madeAt().isAfter(last)).toList();
    }

    /** What was said before it was taken back, or before the part ended, is said anew. */
    private static List<LedgerEntry> sinceTakenBack(List<LedgerEntry> entries) {
        int from = 0;
        for (int place = 0; place < entries.size(); place++) {
            LedgerEntry entry = entries.get(place);
            if (entry.attemptedAt().isPresent() && (entry.words().partEnded() || !entry.words().takesBack().isEmpty())) {
                from = place;
            }
        }
        return entries.subList(from, entries.size());
    }
}
