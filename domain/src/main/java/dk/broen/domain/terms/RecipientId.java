package dk.broen.domain.terms;

import java.util.Comparator;
import java.util.Optional;

/**
 * Who is told: a unit, or the appointed coordinator at a unit if the coordinator has contact points of her own (domain.md §5, design.md §3).
 * A unit that took over the work of another unit is the same recipient. The deputy of the day is an address and not a recipient.
 *
 * @param person the name of the appointed coordinator; empty if the unit is told
 */
public record RecipientId(UnitId unit, Optional<String> person) implements Comparable<RecipientId> {
    private static final Comparator<RecipientId> ORDER =
        Comparator.comparing(RecipientId::unit).thenComparing(recipient -> recipient.person().orElse(""));

    public static RecipientId of(UnitId unit) {
        return new RecipientId(unit, Optional.empty());
    }

    @Override
    public int compareTo(RecipientId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return person.isPresent() ? unit + " (a person)" : unit.toString();
    }
}
