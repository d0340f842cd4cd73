package dk.broen.domain.lives;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A municipal unit that is told of a life.
 *
 * @param events the event types for which the routing rules name it
 * @param specialties the specialties for which the routing rules name it
 * @param seesWards whether it may read the names of wards
 */
record Partner(String name, Set<EventType> events, Set<Specialty> specialties, boolean seesWards) {
    private static final List<Set<EventType>> EVENTS = List.of(Set.of(ADMITTED, DISCHARGED, DECEASED),
        Set.of(ADMITTED, DISCHARGED, DECEASED, LEAVE_STARTED, LEAVE_ENDED), Set.of(DISCHARGED), Set.of(ADMITTED),
        Set.of(ADMITTED, DISCHARGED, DISCHARGE_PLANNED), Set.of(DISCHARGE_PLANNED, LEAVE_STARTED, LEAVE_ENDED, DECEASED));
    private static final List<Set<Specialty>> SPECIALTIES = List.of(Set.of(Specialty.PSYCHIATRIC), Set.of(Specialty.SOMATIC),
        Set.of(Specialty.PSYCHIATRIC, Specialty.SOMATIC));

    /** One partner for each kind of routing rules. */
    static final List<Partner> ALL = all();

    UnitFunction function() {
        return new UnitFunction(name.toUpperCase(java.util.Locale.ROOT));
    }

    UnitId unit() {
        return new UnitId(name);
    }

    RecipientId recipient() {
        return RecipientId.of(unit());
    }

    boolean namedForBothEnds() {
        return events.contains(ADMITTED) && events.contains(DISCHARGED);
    }

    @Override
    public String toString() {
        return name + " named for " + events + " in " + specialties;
    }

    private static List<Partner> all() {
        List<Partner> all = new ArrayList<>();
        EVENTS.forEach(events -> SPECIALTIES.forEach(specialties -> all.add(new Partner("team" + all.size(), events, specialties,
            all.size() % 2 == 1))));
        return List.copyOf(all);
    }
}
