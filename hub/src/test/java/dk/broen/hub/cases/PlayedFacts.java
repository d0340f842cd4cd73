package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The facts about the citizen of a case, as they are recorded, ended and withdrawn one after the other. */
final class PlayedFacts {
    private static final List<String> KINDS = List.of("residences", "appointments", "services", "consents");
    private static final String WITHDRAWN = "withdrawn_at";

    private final FactsReader reader;
    private final String cpr;
    private final Optional<RegisterOutage> outage;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String kind, JsonNode document, Fact fact) {
        boolean isSelectedBy(JsonNode fields) {
            return StreamSupport.stream(((Iterable<String>) fields::fieldNames).spliterator(), false)
                .allMatch(name -> fields.get(name).equals(document.get(name)));
        }
    }

    PlayedFacts(FactsReader reader, String cpr, Optional<RegisterOutage> outage) {
        this.reader = reader;
        this.cpr = cpr;
        this.outage = outage;
    }

    void record(ObjectNode citizen) throws FactsRefused {
        for (String kind : KINDS) {
            for (JsonNode document : citizen.path(kind)) {
                entries.add(new Entry(kind, document, read(kind, document)));
            }
        }
    }

    /** Withdraws the consents and ends the other facts that have the given fields. */
    void end(ObjectNode citizen, Instant at) throws FactsRefused {
        for (String kind : KINDS) {
            for (JsonNode fields : citizen.path(kind)) {
                List<Entry> ended = entries.stream().filter(entry -> entry.kind().equals(kind) && entry.isSelectedBy(fields)).toList();
                if (ended.isEmpty()) {
                    throw new IllegalArgumentException("no fact under " + kind + " has the fields " + fields);
                }
                entries.removeAll(ended);
                for (Entry consent : ended.stream().filter(entry -> entry.fact() instanceof Fact.Consented).toList()) {
                    ObjectNode withdrawn = ((ObjectNode) consent.document().deepCopy()).put(WITHDRAWN, at.toString());
                    entries.add(new Entry(kind, withdrawn, read(kind, withdrawn)));
                }
            }
        }
    }

    /** @param at when the facts are read: the consent register may be unavailable */
    CitizenFacts of(Instant at) {
        boolean down = outage.filter(time -> time.covers(at)).isPresent();
        return new CitizenFacts(all(Fact.Resident.class, Fact.Resident::residence), all(Fact.Appointed.class, Fact.Appointed::appointment),
            all(Fact.Served.class, Fact.Served::service),
            down ? new ConsentRecord.Unavailable() : new ConsentRecord.Known(all(Fact.Consented.class, Fact.Consented::consent)));
    }

    private Fact read(String kind, JsonNode document) throws FactsRefused {
        ObjectNode citizen = CaseFolder.citizen(cpr);
        citizen.putArray(kind).add(document);
        return reader.read(CaseFolder.document(citizen)).values().iterator().next().get(0);
    }

    private <F extends Fact, T> List<T> all(Class<F> kind, Function<F, T> content) {
        return entries.stream().map(Entry::fact).filter(kind::isInstance).map(kind::cast).map(content).toList();
    }
}
