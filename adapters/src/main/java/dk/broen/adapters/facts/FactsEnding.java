package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives a fact its last day: it was right, and it is over. A fact that was wrong is ended by {@link FactsRecording#end}. */
public final class FactsEnding {
    private final FactsReader reader;
    private final FactsRecording recording;

    public FactsEnding(FactsReader reader, FactsRecording recording) {
        this.reader = reader;
        this.recording = recording;
    }

    /**
     * Records the fact with that last day as a new version of itself.
     *
     * @param version the version of the facts about the citizen that the client read, if it is to be checked
     * @return the id of the new version; empty if the fact is not in force any more
     * @throws FactsRefused if the fact cannot have that last day, or its unit is not configured any more
     */
    public Optional<UUID> until(LocalDate last, Cpr citizen, RecordedFact fact, Optional<String> version, Optional<MunicipalityCode> view,
        String by, String because, Instant at) throws FactsRefused {
        FactKind kind = FactKind.of(fact.fact());
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("cpr", citizen.digits());
        entry.putArray(kind.list()).add(FactsWriter.entry(fact.fact()).put("until", last.toString()));
        Fact over = reader.read(FactsDocuments.document(List.of(entry))).get(citizen).get(0);
        return recording.replace(fact.id(),
            new FactEntry(kind.list(), citizen, over, fact.municipality(), fact.sourceId().map(SourceId::new)),
            version, view, by, because, at);
    }
}
