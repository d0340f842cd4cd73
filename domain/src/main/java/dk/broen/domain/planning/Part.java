package dk.broen.domain.planning;

import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One recipient and the part that it has in the citizen's case.
 *
 * @param unit the unit today; empty if it closed without a successor
 * @param municipality the municipality of the unit, if it is connected
 * @param candidacies why the recipient has a part, coordination first; empty if it has none any more
 * @param heard what it heard or may have heard
 * @param toldAs the function in which it was told last; empty if it was never told
 */
public record Part(RecipientId recipient, Optional<Unit> unit, MunicipalityCode code, Optional<Municipality> municipality,
    List<Candidate> candidacies, Heard heard, Optional<UnitFunction> toldAs) {
    public Part {
        candidacies = List.copyOf(candidacies);
    }

    /** Whether the recipient still has a part in the citizen's case. */
    public boolean present() {
        return !candidacies.isEmpty();
    }

    /** Whether the recipient heard of the matter, may have heard of it, or is about to hear of it. */
    boolean knows(MatterKey matter) {
        return heard.waitsFor(matter) || heard.mayHaveHeard(saying -> saying.matter().equals(matter));
    }

    /** The candidacies that the rules name for an event of one of the specialties. */
    List<Candidate> named(EventType event, Collection<Specialty> specialties) {
        return candidacies.stream().filter(candidate -> names(candidate.function(), event, specialties)).toList();
    }

    boolean names(UnitFunction function, EventType event, Collection<Specialty> specialties) {
        return municipality.stream().anyMatch(known -> specialties.stream()
            .anyMatch(specialty -> known.routing().functionsToTell(event, specialty).contains(function)));
    }
}
