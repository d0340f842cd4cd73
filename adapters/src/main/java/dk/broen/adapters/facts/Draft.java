package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A writing with all that is computed from it once: the keys of its citizens, and the hashes of its facts. */
final class Draft {
    private final FactsWriting writing;
    private final Map<String, Cpr> named = new HashMap<>();
    private final Map<String, List<Wish>> wishes = new TreeMap<>();
    private final List<Wish> inOrder;
    private final Differences differences;
    private final Map<String, String> versions;

    Draft(FactsWriting writing, CitizenIndex index, Instant at) {
        this.writing = writing;
        Map<Cpr, String> keys = Stream.concat(writing.citizens().stream(), writing.entries().stream().map(FactEntry::citizen)).distinct()
            .collect(Collectors.toMap(citizen -> citizen, index::keyOf));
        keys.forEach((citizen, key) -> {
            named.put(key, citizen);
            wishes.put(key, new ArrayList<>());
        });
        this.inOrder = writing.entries().stream().map(entry -> Wish.of(entry, writing.source(), keys.get(entry.citizen()), index)).toList();
        inOrder.forEach(wish -> wishes.get(wish.citizenKey()).add(wish));
        this.differences = new Differences(writing.source(), replaced(writing),
            writing.untouched().stream().map(index::keyOf).collect(Collectors.toSet()), at);
        this.versions = writing.versions().entrySet().stream()
            .collect(Collectors.toMap(version -> index.keyOf(version.getKey()), Map.Entry::getValue));
    }

    FactsWriting writing() {
        return writing;
    }

    Differences differences() {
        return differences;
    }

    /** The keys of the citizens whom the writing names. */
    Set<String> citizens() {
        return wishes.keySet();
    }

    /** Those of the citizens whom the writing names. */
    List<Cpr> named(Collection<String> citizenKeys) {
        return citizenKeys.stream().filter(named::containsKey).map(named::get).toList();
    }

    Optional<Cpr> named(String citizenKey) {
        return Optional.ofNullable(named.get(citizenKey));
    }

    /** The version of the facts about the citizen that the client read. */
    Optional<String> version(String citizenKey) {
        return Optional.ofNullable(versions.get(citizenKey));
    }

    /** Where the document names the citizen. */
    String place(String citizenKey) {
        return wishes.getOrDefault(citizenKey, List.of()).stream().map(wish -> wish.entry().place().split("\\.", 2)[0]).findFirst()
            .orElse("citizens");
    }

    /** What the writing changes of what is in force of some citizens. */
    Part part(List<String> citizenKeys, List<StoredFact> inForce) {
        Map<String, List<StoredFact>> ofCitizen = inForce.stream().collect(Collectors.groupingBy(StoredFact::citizenKey));
        return new Part(citizenKeys, inForce, citizenKeys.stream().flatMap(key -> differences
            .of(wishes.getOrDefault(key, List.of()), ofCitizen.getOrDefault(key, List.of())).stream()).toList());
    }

    /** All facts, in the order of the document. */
    List<Wish> inOrder() {
        return inOrder;
    }

    private static Set<MunicipalityCode> replaced(FactsWriting writing) {
        if (writing.replacement() == Replacement.NONE) {
            return Set.of();
        }
        return writing.view().map(Set::of)
            .orElseGet(() -> writing.entries().stream().map(FactEntry::municipality).collect(Collectors.toSet()));
    }
}
