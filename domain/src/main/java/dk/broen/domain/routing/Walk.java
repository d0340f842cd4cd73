package dk.broen.domain.routing;

import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
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
 */
public record Walk(Map<RecipientId, Instant> notUs, Map<Told, Set<StayKey>> silent) {
    /** Nobody has answered, and nobody had to. */
    public static final Walk UNDISTURBED = new Walk(Map.of(), Map.of());

    /** A recipient, and the function in which it was told. */
    public record Told(RecipientId recipient, UnitFunction function) {}

    public Walk {
        notUs = Map.copyOf(notUs);
        silent = Map.copyOf(silent);
    }

    /** The same, as if this recipient had not answered that the citizen is not theirs. */
    public Walk without(RecipientId recipient) {
        return new Walk(notUs.entrySet().stream().filter(other -> !other.getKey().equals(recipient))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)), silent);
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

    /** The stays about which the candidate did not answer in time. */
    Set<StayKey> silence(Candidate candidate) {
        return silent.getOrDefault(new Told(candidate.recipient(), candidate.function()), Set.of());
    }
}
