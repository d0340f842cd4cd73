package dk.broen.domain.matter;

import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a citizen's courses.
 *
 * @param made the steps whose time has come and that are true
 * @param holding the keys of those that hold; the others are old news
 * @param next when the next one is made, if nothing happens until then
 */
public record Steps(List<Step> made, Set<MatterKey> holding, Optional<Instant> next) {
    public static final Steps NONE = new Steps(List.of(), Set.of(), Optional.empty());

    public Steps {
        made = List.copyOf(made);
        holding = Set.copyOf(holding);
    }
}
