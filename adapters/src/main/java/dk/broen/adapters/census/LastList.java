package dk.broen.adapters.census;

import dk.broen.domain.census.ListedStay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is kept of the lists of a hospital.
 *
 * @param listedAt the time of the last list that was accepted; empty before the first one
 * @param contentHash keyed hash of its content; empty before the first one
 * @param stays the stays with which the next list is compared
 * @param wrongRows keyed hashes of the wrong rows that are dead letters already
 * @param question the work item about a later list that was not accepted
 */
public record LastList(Optional<Instant> listedAt, String contentHash, List<ListedStay> stays, Set<String> wrongRows,
    Optional<Question> question) {
    /** Why a list is not accepted. */
    public enum Kind {
        REFUSED, HELD
    }

    /**
     * What a human is asked.
     *
     * @param contentHash of the list about which a human is asked
     * @param missing how many stays are missing, as the human was told; 0 if the list was refused
     * @param askedAt when the human was asked
     */
    public record Question(Kind kind, String contentHash, int missing, Instant askedAt, UUID workItem) {
        /** The same question, about another list. */
        public Question about(String otherHash) {
            return new Question(kind, otherHash, missing, askedAt, workItem);
        }
    }

    /** Before the first list. */
    static final LastList NONE = new LastList(Optional.empty(), "", List.of(), Set.of(), Optional.empty());

    public LastList {
        stays = List.copyOf(stays);
        wrongRows = Set.copyOf(wrongRows);
    }

    /** The same, with another question. */
    public LastList asking(Optional<Question> other) {
        return new LastList(listedAt, contentHash, stays, wrongRows, other);
    }

    @Override
    public String toString() {
        return "LastList[" + listedAt + "]";
    }
}
