package dk.broen.adapters.facts;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts to be recorded together, and how.
 *
 * @param view the municipality of the client, which sees and changes its own facts only; empty for an operator, who sees all
 * @param by the client
 * @param source the system that the facts come from
 * @param because why the client records them
 * @param citizens all citizens whom the document names, also those without facts
 * @param entries in the order of the document
 * @param untouched citizens of whom a fact was refused: nothing of them is replaced
 * @param versions the version of a citizen's facts that the client read; a citizen without one is not checked
 * @param previewed the token of the preview that the client saw: then exactly that is done, or nothing
 */
public record FactsWriting(Optional<MunicipalityCode> view, String by, String source, String because, Set<Cpr> citizens,
    List<FactEntry> entries, Replacement replacement, Set<Cpr> untouched, Map<Cpr, String> versions, Optional<String> previewed) {
    public FactsWriting {
        citizens = Set.copyOf(citizens);
        entries = List.copyOf(entries);
        untouched = Set.copyOf(untouched);
        versions = Map.copyOf(versions);
    }

    /** Facts about one citizen that replace nothing. */
    public static FactsWriting of(String by, String because, List<FactEntry> entries) {
        return new FactsWriting(Optional.empty(), by, by, because, Set.of(), entries, Replacement.NONE, Set.of(), Map.of(),
            Optional.empty());
    }
}
