package dk.broen.routes.planning;

import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.Interpretation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Locks the replacement CPR numbers and the citizens of a batch and divides the batch into rounds: the k-th message of a citizen is in round k.
 * Each message has a round of its own when the batch has a merge, which changes whose message is whose, or when a message id occurs twice: the first one counts, also when
 * the two are about different citizens.
 */
@Component
class Rounds {
    private final ReplacementCitizens replacements;
    private final Identities identities;

    Rounds(ReplacementCitizens replacements, Identities identities) {
        this.replacements = replacements;
        this.identities = identities;
    }

    @Handler
    List<List<Interpreted>> of(List<Interpreted> sent) {
        Map<ReplacementCpr, ReplacementNumbers.Known> known = replacements.locked(sent);
        List<Interpreted> batch = replacements.read(sent, known);
        Map<Cpr, Cpr> current = identities.locked(Stream.concat(batch.stream().flatMap(message -> numbers(message.meaning())),
            ReplacementCitizens.citizens(known.values())).toList());
        if (hasMerge(batch) || repeatsAnId(batch)) {
            return batch.stream().map(List::of).toList();
        }
        List<List<Interpreted>> rounds = new ArrayList<>();
        Map<Cpr, Integer> next = new HashMap<>();
        for (Interpreted message : batch) {
            int round = message.event().map(event -> next.merge(current.get(event.citizen()), 1, Integer::sum) - 1).orElse(0);
            while (rounds.size() <= round) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(message);
        }
        return rounds;
    }

    private static boolean hasMerge(List<Interpreted> batch) {
        return batch.stream().anyMatch(message -> message.event().filter(event -> !(event instanceof StayEvent)).isPresent());
    }

    private static boolean repeatsAnId(List<Interpreted> batch) {
        return batch.stream().map(Interpreted::arrival).map(arrival -> List.of(arrival.source(), arrival.feed(), arrival.controlId()))
            .distinct().count() < batch.size();
    }

    private static Stream<Cpr> numbers(Interpretation meaning) {
        Set<Cpr> numbers = new HashSet<>();
        if (meaning instanceof Interpretation.Event event) {
            numbers.add(event.event().citizen());
            if (event.event() instanceof IdentityMerged merged) {
                numbers.add(merged.retired());
            }
        }
        return numbers.stream();
    }
}
