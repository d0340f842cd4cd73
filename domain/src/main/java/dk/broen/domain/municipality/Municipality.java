package dk.broen.domain.municipality;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kommune: its units, its own titles for functions, who is told what there, and on which legal bases.
 *
 * @param titles the local title for a function, e.g. {@code COORDINATOR} is "forløbskoordinator"
 * @param coordinatorTeam the team mailbox that answers for coordinators when none is appointed
 * @param dutyDesk the last resort before a work item (domain.md §5)
 */
public record Municipality(MunicipalityCode code, String name, Map<UnitFunction, String> titles, List<Unit> units,
    Optional<UnitId> coordinatorTeam, Optional<UnitId> dutyDesk, RoutingRules routing, LegalBases legalBases) {
    public Municipality {
        titles = Map.copyOf(titles);
        units = List.copyOf(units);
    }

    public Optional<Unit> unit(UnitId id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    public String titleOf(UnitFunction function) {
        return titles.getOrDefault(function, function.code());
    }
}
