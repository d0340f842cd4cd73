package dk.broen.routes.planning;

import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.terms.Cpr;
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
 * Locks the citizens of a batch and divides the batch into rounds: the k-th message of a citizen is in round k. A merge changes whose message
 * is whose, so in a batch with a merge each message has a round of its own.
 */
@Component
class Rounds {
    private final Identities identities;

    Rounds(Identities identities) {
        this.identities = identities;
    }

    @Handler
    List<List<Interpreted>> of(List<Interpreted> batch) {
        Map<Cpr, Cpr> current = identities.locked(batch.stream().flatMap(message -> numbers(message.meaning())).toList());
        if (batch.stream().anyMatch(message -> message.event().filter(IdentityMerged.class::isInstance).isPresent())) {
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
