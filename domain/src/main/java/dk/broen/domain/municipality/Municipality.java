package dk.broen.domain.municipality;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kommune: the units of a municipality, its titles for functions, its routing rules and its legal bases.
 *
 * @param titles the local title of a function, for example {@code COORDINATOR} is "forløbskoordinator"
 * @param coordinatorTeam the unit that coordinates if no coordinator is appointed and no worker of the citizen stands in
 * @param dutyDesk the last choice before a work item (domain.md §5)
 * @param queueFormat how notices are written for the queues of its units and people
 * @param escalation which notices must be answered, and what follows if they are not
 */
public record Municipality(MunicipalityCode code, String name, Map<UnitFunction, String> titles, List<Unit> units,
    Optional<UnitId> coordinatorTeam, Optional<UnitId> dutyDesk, RoutingRules routing, LegalBases legalBases,
    QueueFormat queueFormat, Escalation escalation) {
    public Municipality {
        titles = Map.copyOf(titles);
        units = List.copyOf(units);
    }

    /** A municipality in which nobody must answer. */
    public Municipality(MunicipalityCode code, String name, Map<UnitFunction, String> titles, List<Unit> units,
        Optional<UnitId> coordinatorTeam, Optional<UnitId> dutyDesk, RoutingRules routing, LegalBases legalBases, QueueFormat queueFormat) {
        this(code, name, titles, units, coordinatorTeam, dutyDesk, routing, legalBases, queueFormat, Escalation.OFF);
    }

    /** The same municipality, in which notices must be answered so. */
    public Municipality escalating(Escalation so) {
        return new Municipality(code, name, titles, units, coordinatorTeam, dutyDesk, routing, legalBases, queueFormat, so);
    }

    public Optional<Unit> unit(UnitId id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    public String titleOf(UnitFunction function) {
        return titles.getOrDefault(function, function.code());
    }
}
