package dk.broen.domain.disclosure;

import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one rule of what a recipient may see (domain.md §7, danish-standards.md §5.2). The name of a ward, and even of a hospital, can reveal
 * the reason of the stay.
 *
 * @param places by function, from {@code config/functions.yaml}; a function without an entry is told nothing of the place
 */
public record Disclosure(Map<UnitFunction, Place> places) {
    /** How much of the place of a stay a function may be told. Each level includes the level before it. */
    public enum Place {
        NOTHING, HOSPITAL, WARD
    }

    public Disclosure {
        places = Map.copyOf(places);
    }

    public Place to(UnitFunction function) {
        return places.getOrDefault(function, Place.NOTHING);
    }

    /**
     * What a recipient is told of a matter.
     *
     * @param function the function in which the recipient is told
     * @param placeOfItsSpecialty whether the rules name the function for the specialty of the place; a recipient never reads the name of a
     *     ward of a specialty that it is not named for (domain.md §3)
     * @param since for an end: when the stay began, as far as the recipient may know
     */
    public Saying saying(Matter matter, UnitFunction function, boolean placeOfItsSpecialty, Optional<Instant> since, Directory directory) {
        return saying(matter, placeOfItsSpecialty ? to(function) : Place.NOTHING, since, directory);
    }

    /** The whole truth of a matter, to compare with what was told. */
    public Saying truth(Matter matter, Directory directory) {
        return saying(matter, Place.WARD, Optional.empty(), directory);
    }

    private static Saying saying(Matter matter, Place sees, Optional<Instant> since, Directory directory) {
        Optional<Milestone> milestone = matter instanceof Milestone ofStay ? Optional.of(ofStay) : Optional.empty();
        Optional<Saying.Hospital> hospital = sees == Place.NOTHING ? Optional.empty()
            : directory.hospital(matter.place().hospital()).map(known -> new Saying.Hospital(known.name(), known.phone(),
                sees == Place.WARD ? known.wards().phone(matter.place().codes()) : Optional.empty()));
        Optional<String> department = sees == Place.WARD ? Optional.of(matter.place().name()).filter(name -> !name.isBlank())
            : Optional.empty();
        if (matter instanceof Step step) {
            return new Saying(step.key(), step.type(), Optional.of(step.stay()), Specialty.UNKNOWN, step.at(), since, step.planned(),
                hospital, department, Set.of(), Optional.of(new Saying.Step(step.rule(), 0, Optional.empty())));
        }
        return new Saying(matter.key(), matter.type(), milestone.map(Milestone::stay),
            milestone.map(Milestone::specialty).orElse(Specialty.UNKNOWN), matter.at(), since, milestone.flatMap(Milestone::planned),
            hospital,
            department, milestone.map(Milestone::circumstances).orElse(Set.of()));
    }
}
