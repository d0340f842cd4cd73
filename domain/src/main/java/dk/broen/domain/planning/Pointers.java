package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out a pointer where a notice only replaces one that was given up at another contact point, and the pointer to that one has left or is about
 * to: the phone would get two pointers to one thing within seconds. The first one leads to the notice that replaces it.
 */
final class Pointers {
    private final Words words;
    private final List<LedgerEntry> replaced;

    Pointers(Part part, Words words) {
        this.words = words;
        this.replaced = words.remind() ? List.of() : sinceTakenBack(part.entries()).stream().filter(LedgerEntry::didNotArrive).toList();
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

    private boolean isPointedAt(ContactPoint point) {
        List<Words> pointed =
            replaced.stream().filter(entry -> entry.pointsFrom(point)).map(LedgerEntry::words).filter(words::repeat).toList();
        return !pointed.isEmpty()
            && words.says().stream()
                .allMatch(saying -> pointed.stream().anyMatch(said -> said.says().stream().anyMatch(saying::agreesWith)))
            && words.takesBack().stream().allMatch(saying -> pointed.stream().anyMatch(said -> said.takesBack().contains(saying)));
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
