package dk.broen.domain.planning;

import dk.broen.domain.terms.UnitFunction;
import java.util.Optional;

/**
 * A notice as its recipient may read it again.
 *
 * @param content what can be read, never more than what was told; empty unless it is permitted
 * @param minimal whether the basis of today permits no more than what happened
 */
public record Reread(Reading reading, Optional<Content> content, boolean minimal) {
    public Reread {
        if ((reading == Reading.PERMITTED) != content.isPresent()) {
            throw new IllegalArgumentException("there is content if and only if it is permitted");
        }
    }

    static Reread not(Reading why) {
        return new Reread(why, Optional.empty(), true);
    }

    /** Whether the recipient may be told today, as coordinator, of something that happened: what concerns the whole course rests on that. */
    public boolean coordinates() {
        return !minimal && content
            .filter(told -> told.function().equals(UnitFunction.COORDINATOR) && !told.words().says().isEmpty()).isPresent();
    }
}
