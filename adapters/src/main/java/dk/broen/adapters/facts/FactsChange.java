package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Records a fact with other content as a new version of itself. It stays a fact of the source that named it, with an id of that source or
 * without: when the source does not name it any more, it is over.
 */
public final class FactsChange {
    private final FactsReader reader;
    private final FactsRecording recording;

    public FactsChange(FactsReader reader, FactsRecording recording) {
        this.reader = reader;
        this.recording = recording;
    }

    /**
     * Who changes a fact and why.
     *
     * @param view whose facts the client sees; empty for those of all municipalities
     */
    public record By(Optional<MunicipalityCode> view, String who, String because) {}

    /**
     * The fact with other content, not recorded yet.
     *
     * @param change of the entry in a facts document; it leaves the key fields as they are
     * @throws FactsRefused if the fact cannot be so, or its unit is not configured any more
     */
    public FactEntry entry(Cpr citizen, RecordedFact fact, UnaryOperator<ObjectNode> change) throws FactsRefused {
        FactKind kind = FactKind.of(fact.fact());
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("cpr", citizen.digits());
        entry.putArray(kind.list()).add(change.apply(FactsWriter.entry(fact.fact())));
        Fact changed = reader.read(FactsDocuments.document(List.of(entry))).get(citizen).get(0);
        return new FactEntry(kind.list(), citizen, changed, fact.municipality(), fact.sourceId().map(SourceId::new));
    }

    /**
     * Records it.
     *
     * @param version of {@link #entry}
     * @param read the version of the facts about the citizen that the client read, if it is to be checked
     * @return the id of the new version; empty if the fact is not in force any more
     * @throws StaleFactsException if the facts have changed since the version
     */
    public Optional<UUID> record(RecordedFact fact, FactEntry version, Optional<String> read, By by, Instant at) {
        return recording.replace(fact.id(), version, read, by.view(), by.who(), by.because(), at);
    }
}
