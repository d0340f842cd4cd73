package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.MatterKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a recipient may read again, at this moment, what a notice said (domain.md §4: a basis holds at the moment of telling; to open a notice is to
 * be told). A notice that only takes something back can always be read: whoever heard what was wrong must be able to unlearn it.
 */
public enum Reading {
    /** The notice can be read. */
    PERMITTED,
    /** The notice was withdrawn before it was told in full, or a later notice took back all that it said. */
    TAKEN_BACK,
    /** There is no basis any more: a consent was withdrawn, or the recipient has no part in the course. */
    NO_BASIS,
    /** It cannot be found out at the moment: the consent register does not answer. */
    NOT_NOW;

    /** @param entry an entry of the citizen of the situation, which the recipient may have heard */
    public static Reading of(LedgerEntry entry, Situation situation) {
        if (entry.withdrawn() || takenBack(entry, situation)) {
            return TAKEN_BACK;
        }
        Words words = entry.words();
        return words.says().isEmpty() && words.now().isEmpty() ? PERMITTED : permitted(entry, situation);
    }

    private static boolean takenBack(LedgerEntry entry, Situation situation) {
        List<Saying> later = situation.ledger().entries().stream().filter(other -> other.recipient().equals(entry.recipient()))
            .filter(other -> !other.id().equals(entry.id()) && !other.madeAt().isBefore(entry.madeAt()))
            .filter(other -> other.attemptedAt().isPresent()).flatMap(other -> other.words().takesBack().stream()).toList();
        return !entry.words().says().isEmpty()
            && entry.words().says().stream().allMatch(saying -> later.stream().anyMatch(saying::fallsWith));
    }

    private static Reading permitted(LedgerEntry entry, Situation situation) {
        List<Concern> all = Optional.ofNullable(Permissions.of(Parts.of(Responsible.of(situation))).concerns().get(entry.recipient()))
            .orElse(List.of());
        Set<MatterKey> said = entry.words().says().stream().map(Saying::matter).collect(Collectors.toSet());
        List<Concern> ofMatters = all.stream().filter(concern -> said.contains(concern.matter().key())).toList();
        // a matter that another one has overtaken is asked about no more: then it counts whether the recipient may know of the course at all
        List<Concern> concerns = ofMatters.isEmpty() ? all : ofMatters;
        if (concerns.stream().anyMatch(concern -> concern.permitted() || concern.verdict() instanceof Verdict.NotConcerned)) {
            return PERMITTED;
        }
        return concerns.stream().anyMatch(Concern::held) ? NOT_NOW : NO_BASIS;
    }
}
