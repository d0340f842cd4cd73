package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactsOfCitizen;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The facts about the citizen of a case, as they are recorded, ended and withdrawn one after the other. */
final class PlayedFacts {
    private final FactsReader reader;
    private final String cpr;
    private final Optional<RegisterOutage> outage;
    private final List<Known> known = new ArrayList<>();

    private record Known(FactEntry entry, Fact fact) {}

    PlayedFacts(FactsReader reader, String cpr, Optional<RegisterOutage> outage) {
        this.reader = reader;
        this.cpr = cpr;
        this.outage = outage;
    }

    void record(ObjectNode citizen, Recording by) throws FactsRefused {
        for (FactEntry entry : FactEntry.of(citizen)) {
            Fact fact = read(entry);
            known.add(new Known(entry, by.equals(Recording.undisputed()) ? fact : fact.recorded(by)));
        }
    }

    /** Facts that an answer to a work item says. */
    void record(List<Fact> facts) {
        facts.forEach(fact -> known.add(new Known(new FactEntry("answers", NullNode.getInstance()), fact)));
    }

    /** Withdraws the consents and overrides, and ends the other facts, that have the given fields. */
    void end(ObjectNode citizen, Instant at) {
        for (FactEntry fields : FactEntry.of(citizen)) {
            List<Known> ended = known.stream().filter(fact -> fact.entry().isSelectedBy(fields)).toList();
            if (ended.isEmpty()) {
                throw new IllegalArgumentException("no fact has the fields " + fields);
            }
            known.removeAll(ended);
            ended.stream().filter(fact -> fact.entry().withdrawal().isPresent())
                .forEach(fact -> known.add(new Known(fact.entry(), withdrawn(fact.fact(), at))));
        }
    }

    /** The same consent or override under its id. */
    private static Fact withdrawn(Fact fact, Instant at) {
        if (fact instanceof Fact.Consented consented) {
            return new Fact.Consented(consented.consent().stored(consented.consent().id(), Optional.of(at)));
        }
        OverrideDecision decision = ((Fact.Overridden) fact).decision();
        return new Fact.Overridden(decision.stored(decision.id(), Optional.of(at)));
    }

    /** @param at when the facts are read: the consent register may be unavailable */
    CitizenFacts of(Instant at) {
        boolean down = outage.filter(time -> time.covers(at)).isPresent();
        CitizenFacts facts = FactsOfCitizen.of(known.stream().map(Known::fact).toList());
        return down ? facts.with(new ConsentRecord.Unavailable()) : facts;
    }

    private Fact read(FactEntry entry) throws FactsRefused {
        ObjectNode citizen = CaseFolder.citizen(cpr);
        citizen.putArray(entry.kind()).add(entry.document());
        return reader.read(CaseFolder.document(citizen)).values().iterator().next().get(0);
    }
}
