package dk.broen.adapters.facts;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Optional;

/**
 * A fact to be recorded.
 *
 * @param place where it stands in the document, for the answer
 * @param municipality whose fact it is, see {@link FactOwner}
 * @param sourceId the id of the fact in the system that it comes from; if it is given, it says which fact of that system this is, instead
 *     of the key fields
 */
public record FactEntry(String place, Cpr citizen, Fact fact, MunicipalityCode municipality, Optional<SourceId> sourceId) {
    @Override
    public String toString() {
        return "FactEntry[" + place + "]";
    }
}
