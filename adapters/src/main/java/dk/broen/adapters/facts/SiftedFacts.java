package dk.broen.adapters.facts;

import dk.broen.domain.terms.Cpr;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of a facts document, sifted: what can be recorded, and everything that is wrong with the rest.
 *
 * @param citizens the citizens of the document whose numbers can be read, also those without an entry
 * @param facts in the order of the document
 * @param faults in the order of the document; an entry that has one is not among the facts
 * @param places the citizen at each place, for example {@code citizens[0]}
 * @param versions the version of the facts about a citizen that the client read, if the document names one
 */
public record SiftedFacts(Set<Cpr> citizens, List<Placed> facts, List<Fault> faults, Map<String, Cpr> places, Map<Cpr, String> versions) {
    public SiftedFacts {
        places = Map.copyOf(places);
        versions = Map.copyOf(versions);
        citizens = Collections.unmodifiableSet(new LinkedHashSet<>(citizens));
        facts = List.copyOf(facts);
        faults = List.copyOf(faults);
    }

    /**
     * A fact with its place in the document.
     *
     * @param place for example {@code citizens[0].services[1]}
     * @param id the id of the fact in the system that it comes from
     */
    public record Placed(String place, Cpr citizen, Fact fact, Optional<SourceId> id) {
        @Override
        public String toString() {
            return "Placed[" + place + "]";
        }
    }

    /**
     * What is wrong in the document. Holds no citizen data, and therefore no value of the document.
     *
     * @param place the entry or the field, for example {@code citizens[0].services[1].unit}
     * @param description what is wrong and what is accepted; it follows the place
     */
    public record Fault(String place, String description) {
        @Override
        public String toString() {
            return place + ": " + description;
        }
    }
}
