package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.facts.Recorded.Gone;
import dk.broen.adapters.facts.Recorded.Outcome;
import dk.broen.adapters.facts.Recorded.Result;
import dk.broen.domain.terms.Cpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The answer to a writing, which is put together part by part. */
final class Answer {
    private final Draft draft;
    private final CitizenIndex index;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final List<StoredFact> gone = new ArrayList<>();
    private final Map<Cpr, String> versions = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();

    Answer(Draft draft, CitizenIndex index) {
        this.draft = draft;
        this.index = index;
    }

    /** Adds the next part. */
    void add(Part.Done done) {
        for (Change change : done.part().changes()) {
            change.wish().ifPresentOrElse(wish -> outcomes.put(wish.keyHash(), outcome(wish, change, done.ids())),
                () -> change.former().ifPresent(gone::add));
        }
        Map<String, List<StoredFact>> now = done.after().stream().collect(Collectors.groupingBy(StoredFact::citizenKey));
        done.part().citizens().forEach(key -> draft.named(key)
            .ifPresent(citizen -> versions.put(citizen, FactsVersion.of(now.getOrDefault(key, List.of())))));
        tokens.add(done.part().token(index));
    }

    /** The keys of the citizens whom the document does not name, and of whom it ends something. */
    Set<String> unnamed() {
        return gone.stream().map(StoredFact::citizenKey).filter(key -> draft.named(key).isEmpty()).collect(Collectors.toSet());
    }

    /** @param others the citizens whom the document does not name, by key */
    Recorded recorded(Map<String, Cpr> others) {
        Set<String> answered = new HashSet<>();
        List<Outcome> facts = draft.inOrder().stream().map(wish -> {
            Outcome outcome = outcomes.get(wish.keyHash());
            // the same fact twice in the document is recorded once
            return answered.add(wish.keyHash()) ? outcome : new Outcome(wish.entry().place(), outcome.id(), Result.UNCHANGED);
        }).toList();
        return new Recorded(facts, gone.stream().map(fact -> new Gone(
            draft.named(fact.citizenKey()).orElseGet(() -> others.get(fact.citizenKey())), fact.id(), fact.kind(),
            fact.kind().isWithdrawn() ? Result.WITHDRAWN : Result.ENDED)).toList(), versions, token(tokens, index));
    }

    /** What is done in all parts, in a short form that says nothing. */
    static String token(List<String> ofParts, CitizenIndex index) {
        return index.hash("facts-preview", String.join(" ", ofParts));
    }

    private static Outcome outcome(Wish wish, Change change, Map<String, UUID> ids) {
        Optional<UUID> id = Optional.ofNullable(ids.get(wish.keyHash())).or(() -> change.former().map(StoredFact::id));
        return new Outcome(wish.entry().place(), id, change instanceof Change.None ? Result.UNCHANGED
            : change.former().isPresent() ? Result.CHANGED : Result.RECORDED);
    }
}
