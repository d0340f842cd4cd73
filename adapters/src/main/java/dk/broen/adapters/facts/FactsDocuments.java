package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.terms.Cpr;
import java.util.List;

/**
 * Writes what is recorded as a facts document, which the hub takes again unchanged. Beside each fact stands what is known about it
 * ({@code recorded}), beside each citizen the version of the facts.
 */
public final class FactsDocuments {
    static final String STATE = "state";
    static final String VANISHED = "VANISHED";

    private FactsDocuments() {}

    /** The entry of a citizen, with the lists that are not empty. */
    public static ObjectNode citizen(Cpr citizen, String version, List<RecordedFact> facts) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("cpr", citizen.digits()).put(Beside.VERSION, version);
        for (FactKind kind : FactKind.values()) {
            List<RecordedFact> ofKind = facts.stream().filter(fact -> FactKind.of(fact.fact()) == kind).toList();
            if (!ofKind.isEmpty()) {
                ArrayNode list = entry.putArray(kind.list());
                ofKind.forEach(fact -> list.add(fact(fact)));
            }
        }
        return entry;
    }

    /** A document about some citizens. */
    public static ObjectNode document(List<ObjectNode> citizens) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("citizens").addAll(citizens);
        return document;
    }

    private static ObjectNode fact(RecordedFact fact) {
        ObjectNode entry = FactsWriter.entry(fact.fact());
        fact.sourceId().ifPresent(id -> entry.put(Beside.ID, id));
        ObjectNode recorded = entry.putObject(Beside.RECORDED).put("id", fact.id().toString())
            .put(STATE, state(fact.fact(), entry));
        recorded.put(Beside.SOURCE, fact.source()).put("by", fact.by()).put("because", fact.because()).put("at", fact.at().toString());
        return entry;
    }

    private static String state(Fact fact, ObjectNode entry) {
        if (fact instanceof Fact.Consented consented && consented.consent().vanished()) {
            return VANISHED;
        }
        return entry.has(FactsWriter.WITHDRAWN_AT) || entry.has(FactsWriter.REVOKED_AT) ? "WITHDRAWN" : "IN_FORCE";
    }
}
