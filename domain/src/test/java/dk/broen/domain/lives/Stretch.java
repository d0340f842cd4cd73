package dk.broen.domain.lives;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import java.util.LinkedHashSet;
import java.util.Set;

/** One stretch of a life from coming in to going home, over all hospitals that it passed through. */
final class Stretch {
    final Set<Specialty> specialties = new LinkedHashSet<>();
    final Set<Happening> happened = new LinkedHashSet<>();
    Present.State state = Present.State.DISCHARGED;

    boolean concerns(Partner partner) {
        return specialties.stream().anyMatch(partner.specialties()::contains);
    }

    boolean began(Happening happening) {
        return happening.type() == EventType.ADMITTED && happened.contains(happening);
    }
}
