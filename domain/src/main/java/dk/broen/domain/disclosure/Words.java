package dk.broen.domain.disclosure;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a notice says to one recipient: what it takes back, what it says, and how things stand now (design.md §3).
 *
 * @param takesBack what was told and is not true, exactly as it was told
 * @param says what is news for the recipient
 * @param now how things stand; empty if the recipient may not know, or if the rules name the recipient for beginnings or ends only
 * @param partEnded whether the recipient is told that its part ended; then the notice says nothing else that is new
 * @param remindsOf the entries of the ledger that the recipient has not answered and is reminded of: what it says was told before. Empty for
 *     any other notice
 */
public record Words(List<Saying> takesBack, List<Saying> says, Optional<Present> now, boolean partEnded, List<LedgerEntryId> remindsOf) {
    public Words {
        takesBack = List.copyOf(takesBack);
        says = List.copyOf(says);
        remindsOf = List.copyOf(remindsOf);
    }

    /** Words that remind of nothing. */
    public Words(List<Saying> takesBack, List<Saying> says, Optional<Present> now, boolean partEnded) {
        this(takesBack, says, now, partEnded, List.of());
    }

    /** Whether the recipient is told again what it did not answer. */
    public boolean remind() {
        return !remindsOf.isEmpty();
    }

    /** The same words, with how things stand at another moment. */
    public Words with(Optional<Present> then) {
        return new Words(takesBack, says, then, partEnded, remindsOf);
    }

    /** The same words, with only that of what they say. */
    public Words saying(Predicate<Saying> which) {
        return new Words(takesBack, says.stream().filter(which).toList(), now, partEnded, remindsOf);
    }

    /** Whether only a recipient that has a part today is told so. Who has a part on a planned day only is told of that day. */
    public boolean toWhoHasAPart() {
        return now.isPresent() || says.stream().anyMatch(saying -> saying.type() != EventType.DISCHARGE_PLANNED);
    }

    /** Whether both notices would tell the recipient the same. */
    public boolean sameAs(Words other) {
        return partEnded == other.partEnded && remind() == other.remind() && now.map(Present::state).equals(other.now.map(Present::state))
            && sayTheSame(takesBack, other.takesBack) && sayTheSame(says, other.says);
    }

    /** Whether a notice with these words says anything again that the earlier one said, or takes back anything that it took back. */
    public boolean repeat(Words earlier) {
        return says.stream().anyMatch(saying -> earlier.says.stream().anyMatch(saying::agreesWith))
            || takesBack.stream().anyMatch(earlier.takesBack::contains);
    }

    private static boolean sayTheSame(List<Saying> some, List<Saying> others) {
        return some.size() == others.size() && some.stream().allMatch(one -> others.stream().anyMatch(one::agreesWith));
    }
}
