package dk.broen.mappings.notice;

import dk.broen.domain.terms.UnitFunction;
import java.util.Map;

/**
 * How much a function may be told of where the citizen is (domain.md §7: "as far as the rule permits"; danish-standards §5.2). The name of
 * a ward, and even of a hospital, can betray what the stay is about.
 *
 * @param places by function, from {@code config/functions.yaml}; one that is not named is told nothing of the place
 */
public record Disclosure(Map<UnitFunction, Place> places) {
    /** Each tells what the one before it tells, and more. */
    public enum Place { NOTHING, HOSPITAL, WARD }

    public Disclosure {
        places = Map.copyOf(places);
    }

    public Place to(UnitFunction function) {
        return places.getOrDefault(function, Place.NOTHING);
    }
}
