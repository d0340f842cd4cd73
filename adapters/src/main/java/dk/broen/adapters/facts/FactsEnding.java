package dk.broen.adapters.facts;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Gives a fact its last day: it was right, and it is over. A fact that was wrong is ended by {@link FactsRecording#end}. */
public final class FactsEnding {
    private final FactsChange change;

    public FactsEnding(FactsChange change) {
        this.change = change;
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
        FactEntry over = change.entry(citizen, fact, entry -> entry.put("until", last.toString()));
        return change.record(fact, over, version, new FactsChange.By(view, by, because), at);
    }
}
