package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.postgres.IndexHashes;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry with the hashes by which it is compared with what is stored.
 *
 * @param keyHash which fact of the citizen it is
 * @param contentHash what it says, but not when it was withdrawn
 */
record Wish(FactEntry entry, String citizenKey, FactKind kind, String keyHash, String contentHash) {
    /** @param source the system that the entry comes from */
    static Wish of(FactEntry entry, String source, String citizenKey, CitizenIndex index) {
        FactKind kind = FactKind.of(entry.fact());
        ObjectNode written = FactsWriter.entry(entry.fact());
        String key = entry.sourceId().map(id -> id.key(source)).orElseGet(() -> "key\0" + FactsWriter.key(kind, written));
        return new Wish(entry, citizenKey, kind,
            IndexHashes.fact(index, citizenKey, entry.municipality().value(), kind.name(), key),
            IndexHashes.factContent(index, citizenKey, FactsWriter.content(written)));
    }

    /** The same wish with the fact as it is stored. */
    Wish with(Fact fact) {
        return new Wish(new FactEntry(entry.place(), entry.citizen(), fact, entry.municipality(), entry.sourceId()), citizenKey, kind,
            keyHash,
            contentHash);
    }

    /** Whether a hub gave the consent out as one that its source did not name any more. */
    boolean hasVanished() {
        return entry.fact() instanceof Fact.Consented consented && consented.consent().vanished();
    }

    Optional<Instant> withdrawnAt() {
        if (entry.fact() instanceof Fact.Consented consented) {
            return consented.consent().withdrawnAt();
        }
        return entry.fact() instanceof Fact.Overridden overridden ? overridden.decision().revokedAt() : Optional.empty();
    }
}
