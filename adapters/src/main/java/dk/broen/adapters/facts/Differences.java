package dk.broen.adapters.facts;

import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a writing changes: the difference between what it says and what is in force (ADR 94).
 *
 * @param replaced of which municipalities the facts of the source that are not named are over
 * @param untouched the keys of citizens of whom nothing is replaced
 * @param at when: a withdrawal of later is one that is announced
 */
record Differences(String source, Set<MunicipalityCode> replaced, Set<String> untouched, Instant at) {
    List<Change> of(Collection<Wish> wishes, Collection<StoredFact> inForce) {
        Map<String, StoredFact> byKey = inForce.stream().collect(Collectors.toMap(StoredFact::keyHash, Function.identity()));
        Map<String, Wish> named = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (Wish wish : wishes) {
            if (named.putIfAbsent(wish.keyHash(), wish) == null) {
                changes.add(change(wish, Optional.ofNullable(byKey.get(wish.keyHash()))));
            }
        }
        inForce.stream().filter(fact -> isOver(fact, named.keySet())).forEach(fact -> changes.add(new Change.Gone(fact)));
        return changes;
    }

    private Change change(Wish wish, Optional<StoredFact> known) {
        if (known.isEmpty()) {
            return new Change.Stored(wish, known);
        }
        StoredFact fact = known.get();
        if (!fact.contentHash().equals(wish.contentHash()) || saidAgain(wish, fact) || withdrawnEarlier(wish, fact)) {
            return new Change.Stored(wish, known);
        }
        return wish.withdrawnAt().filter(at -> fact.withdrawal().isEmpty()).<Change>map(at -> new Change.Withdrawn(wish, fact, at))
            .orElseGet(() -> new Change.None(wish, fact));
    }

    /** Whether the document names a consent again that had vanished, and does not merely repeat that and when it vanished. */
    private static boolean saidAgain(Wish wish, StoredFact fact) {
        return fact.hasVanished() && !wish.withdrawnAt().equals(fact.withdrawal().map(StoredFact.Withdrawal::at));
    }

    private static boolean withdrawnEarlier(Wish wish, StoredFact fact) {
        return fact.isWithdrawn() && !wish.hasVanished() && fact.withdrawal().map(StoredFact.Withdrawal::at)
            .filter(stored -> wish.withdrawnAt().filter(at -> at.isBefore(stored)).isPresent()).isPresent();
    }

    /** Whether the fact would be over if the document did not name it. A consent that is withdrawn already stays as it is. */
    boolean isReplaceable(StoredFact fact) {
        return fact.source().equals(source) && replaced.contains(fact.municipality())
            && fact.withdrawal().filter(withdrawal -> !withdrawal.at().isAfter(at)).isEmpty();
    }

    private boolean isOver(StoredFact fact, Set<String> named) {
        return isReplaceable(fact) && !untouched.contains(fact.citizenKey()) && !named.contains(fact.keyHash());
    }

    /** When the new version of a consent is withdrawn: a withdrawal is kept until the citizen gives a new consent. */
    static Optional<Instant> withdrawnAt(Change.Stored change) {
        Optional<Instant> kept = change.former().filter(StoredFact::isWithdrawn).flatMap(StoredFact::withdrawal)
            .map(StoredFact.Withdrawal::at);
        Optional<Instant> said = change.stored().withdrawnAt().filter(at -> kept.isEmpty() || !change.stored().hasVanished());
        return kept.flatMap(at -> said.filter(other -> other.isBefore(at)).or(() -> kept)).or(() -> said);
    }
}
