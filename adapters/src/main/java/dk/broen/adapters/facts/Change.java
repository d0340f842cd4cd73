package dk.broen.adapters.facts;

import java.time.Instant;
import java.util.Optional;

/** What a writing does to one fact of a citizen. */
sealed interface Change {
    /** The fact of the document. Empty if the document does not name it. */
    Optional<Wish> wish();

    /** The fact in force before. */
    Optional<StoredFact> former();

    /** The change in one line, by which two plans are compared. Empty if nothing changes. */
    Optional<String> line();

    default String citizenKey() {
        return wish().map(Wish::citizenKey).or(() -> former().map(StoredFact::citizenKey)).orElseThrow();
    }

    /** The fact is recorded, and replaces the former version if there is one. */
    record Stored(Wish stored, Optional<StoredFact> former) implements Change {
        @Override
        public Optional<Wish> wish() {
            return Optional.of(stored);
        }

        @Override
        public Optional<String> line() {
            return Optional.of(String.join(" ", "STORED", stored.keyHash(), stored.contentHash(),
                stored.withdrawnAt().map(Instant::toString).orElse("-"), former.map(fact -> fact.id().toString()).orElse("-")));
        }
    }

    /** The document says that a consent was withdrawn, and nothing else is new. */
    record Withdrawn(Wish said, StoredFact fact, Instant at) implements Change {
        @Override
        public Optional<Wish> wish() {
            return Optional.of(said);
        }

        @Override
        public Optional<StoredFact> former() {
            return Optional.of(fact);
        }

        @Override
        public Optional<String> line() {
            return Optional.of(String.join(" ", "WITHDRAWN", fact.id().toString(), at.toString()));
        }
    }

    /** The source does not name the fact any more. */
    record Gone(StoredFact fact) implements Change {
        @Override
        public Optional<Wish> wish() {
            return Optional.empty();
        }

        @Override
        public Optional<StoredFact> former() {
            return Optional.of(fact);
        }

        @Override
        public Optional<String> line() {
            return Optional.of("GONE " + fact.id());
        }
    }

    /** The fact is in force as the document says it. */
    record None(Wish said, StoredFact fact) implements Change {
        @Override
        public Optional<Wish> wish() {
            return Optional.of(said);
        }

        @Override
        public Optional<StoredFact> former() {
            return Optional.of(fact);
        }

        @Override
        public Optional<String> line() {
            return Optional.empty();
        }
    }
}
