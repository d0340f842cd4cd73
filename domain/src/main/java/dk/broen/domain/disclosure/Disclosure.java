package dk.broen.domain.disclosure;

import dk.broen.domain.terms.UnitFunction;
import java.util.Map;

/**
 * How much of the place of a stay a function may be told (domain.md §7, danish-standards.md §5.2). The name of a ward, and even of a
 * hospital, can reveal the reason of the stay.
 *
 * @param places by function, from {@code config/functions.yaml}; a function without an entry is told nothing of the place
 */
public record Disclosure(Map<UnitFunction, Place> places) {
    /** The levels. Each level includes the level before it. */
    public enum Place { NOTHING, HOSPITAL, WARD }

    public Disclosure {
        places = Map.copyOf(places);
    }

    public Place to(UnitFunction function) {
        return places.getOrDefault(function, Place.NOTHING);
    }
}
