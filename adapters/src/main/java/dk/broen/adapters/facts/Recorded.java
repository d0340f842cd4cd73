package dk.broen.adapters.facts;

import dk.broen.domain.terms.Cpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of facts that were to be recorded, or for a preview, what would become of them.
 *
 * @param facts in the order of the document
 * @param gone what the document replaces without naming it
 * @param versions the version of the facts about each citizen, as the client sees them, after the recording
 * @param token identifies what was done; a preview and a recording that do the same have the same
 */
public record Recorded(List<Outcome> facts, List<Gone> gone, Map<Cpr, String> versions, String token) {
    /** What became of a fact. */
    public enum Result {
        /** The fact is new. */
        RECORDED,
        /** The fact was recorded before with other content; that version is kept as history. */
        CHANGED,
        /** The fact was recorded before with the same content: nothing happened. */
        UNCHANGED,
        /** A fact that the document does not name any more is ended. */
        ENDED,
        /** A consent that the document does not name any more is withdrawn. */
        WITHDRAWN
    }

    /** @param id the id of the fact that is in force now; in a preview, of the fact that is in force before */
    public record Outcome(String place, Optional<UUID> id, Result result) {}

    /** @param result {@link Result#ENDED} or {@link Result#WITHDRAWN} */
    public record Gone(Cpr citizen, UUID id, FactKind kind, Result result) {
        @Override
        public String toString() {
            return "Gone[" + id + "]";
        }
    }

    public Recorded {
        facts = List.copyOf(facts);
        gone = List.copyOf(gone);
        versions = Map.copyOf(versions);
    }

    /** How many facts have that result. */
    public long count(Result result) {
        return facts.stream().filter(fact -> fact.result() == result).count()
            + gone.stream().filter(fact -> fact.result() == result).count();
    }

    /** Whether anything is or would be stored. */
    public boolean changesAnything() {
        return !gone.isEmpty() || facts.stream().anyMatch(fact -> fact.result() != Result.UNCHANGED);
    }
}
