package dk.broen.domain.routing;

import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the chains of a citizen are walked (domain.md §§5, 6). Who answered "ikke os" is passed over. Whoever did not answer about a stay
 * keeps its part, and the next one has a part in that stay as well.
 *
 * @param notUs recipients that are passed over, and when they answered so
 * @param silent the stays, under all their keys, about which a recipient did not answer in time
 * @param silentOnSteps those of them about which it let nothing but steps of courses unanswered
 */
public record Walk(Map<RecipientId, Instant> notUs, Map<Told, Set<StayKey>> silent, Map<Told, Set<StayKey>> silentOnSteps) {
    /** Nobody has answered, and nobody had to. */
    public static final Walk UNDISTURBED = new Walk(Map.of(), Map.of(), Map.of());

    /** A recipient, and the function in which it was told. */
    public record Told(RecipientId recipient, UnitFunction function) {}

    public Walk {
        notUs = Map.copyOf(notUs);
        silent = Map.copyOf(silent);
        silentOnSteps = Map.copyOf(silentOnSteps);
    }

    /** The same, as if this recipient had not answered that the citizen is not theirs. */
    public Walk without(RecipientId recipient) {
        return new Walk(notUs.entrySet().stream().filter(other -> !other.getKey().equals(recipient))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)), silent, silentOnSteps);
    }

    /** Whether the recipient answered "ikke os". */
    public boolean passesOver(RecipientId recipient) {
        return notUs.containsKey(recipient);
    }

    boolean isAsked(Candidate candidate) {
        return !passesOver(candidate.recipient());
    }

    /** Whether the recipient answered "ikke os" after what names it was recorded. */
    boolean passesOver(RecipientId recipient, Instant recorded) {
        return Optional.ofNullable(notUs.get(recipient)).filter(recorded::isBefore).isPresent();
    }

    /** That the candidates did not answer about the stays. If all of it is steps of a stay, the next one is told of these steps only. */
    Candidate.Silence silenceOf(List<Candidate> candidates, Set<StayKey> stays) {
        return new Candidate.Silence(candidates, stays, stays.stream().filter(stay -> candidates.stream()
            .filter(candidate -> silence(candidate).contains(stay))
            .allMatch(candidate -> silentOnSteps.getOrDefault(told(candidate), Set.of()).contains(stay))).collect(Collectors.toSet()));
    }

    private static Told told(Candidate candidate) {
        return new Told(candidate.recipient(), candidate.function());
    }

    /** The stays about which the candidate did not answer in time. */
    Set<StayKey> silence(Candidate candidate) {
        return silent.getOrDefault(told(candidate), Set.of());
    }
}
