package dk.broen.adapters.census;

import dk.broen.domain.census.KeptList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is kept of the lists of a hospital.
 *
 * @param listedAt the time of the last list that was accepted; empty before the first one
 * @param contentHash keyed hash of its content; empty before the first one
 * @param kept with what the next list is compared
 * @param wrongRows keyed hashes of the wrong rows that are dead letters already
 * @param questions the work items about later lists that were not accepted: at most one of each kind
 */
public record LastList(Optional<Instant> listedAt, String contentHash, KeptList kept, Set<String> wrongRows, List<Question> questions) {
    /** Why a list is not accepted. */
    public enum Kind {
        /** It could not be fetched or read. */
        REFUSED,
        /** It lacks too many stays. */
        HELD
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
    static final LastList NONE = new LastList(Optional.empty(), "", KeptList.NONE, Set.of(), List.of());

    public LastList {
        wrongRows = Set.copyOf(wrongRows);
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(Kind kind) {
        return questions.stream().filter(question -> question.kind() == kind).findFirst();
    }

    /** The same without the question of the kind. */
    public LastList without(Kind kind) {
        return new LastList(listedAt, contentHash, kept, wrongRows,
            questions.stream().filter(question -> question.kind() != kind).toList());
    }

    /** The same with the question, instead of the one of its kind. */
    public LastList asking(Question question) {
        return new LastList(listedAt, contentHash, kept, wrongRows,
            Stream.concat(without(question.kind()).questions().stream(), Stream.of(question)).toList());
    }

    @Override
    public String toString() {
        return "LastList[" + listedAt + "]";
    }
}
