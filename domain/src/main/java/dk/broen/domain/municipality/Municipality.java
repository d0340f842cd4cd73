package dk.broen.domain.municipality;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kommune: the units of a municipality, its titles for functions, its routing rules and its legal bases.
 *
 * @param titles the local title of a function, for example {@code COORDINATOR} is "forløbskoordinator"
 * @param coordinatorTeam the unit that coordinates if no coordinator is appointed and no worker of the citizen stands in
 * @param dutyDesk the last choice before a work item (domain.md §5)
 * @param queueFormat how notices are written for the queues of its units and people
 * @param escalation which notices must be answered, and what follows if they are not
 * @param courses the courses that it has switched on
 */
public record Municipality(MunicipalityCode code, String name, Map<UnitFunction, String> titles, List<Unit> units,
    Optional<UnitId> coordinatorTeam, Optional<UnitId> dutyDesk, RoutingRules routing, LegalBases legalBases,
    QueueFormat queueFormat, Escalation escalation, List<CourseRule> courses) {
    public Municipality {
        courses = List.copyOf(courses);
        titles = Map.copyOf(titles);
        units = List.copyOf(units);
    }

    /** A municipality in which nobody must answer and no course is switched on. */
    public Municipality(MunicipalityCode code, String name, Map<UnitFunction, String> titles, List<Unit> units,
        Optional<UnitId> coordinatorTeam, Optional<UnitId> dutyDesk, RoutingRules routing, LegalBases legalBases, QueueFormat queueFormat) {
        this(code, name, titles, units, coordinatorTeam, dutyDesk, routing, legalBases, queueFormat, Escalation.OFF, List.of());
    }

    /** The same municipality, in which notices must be answered so. */
    public Municipality escalating(Escalation so) {
        return new Municipality(code, name, titles, units, coordinatorTeam, dutyDesk, routing, legalBases, queueFormat, so, courses);
    }

    public Optional<Unit> unit(UnitId id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    /** The functions that a routing rule or a course tells anything. */
    public Set<UnitFunction> functionsTold() {
        Set<UnitFunction> functions = routing.allFunctions();
        courses.stream().flatMap(course -> course.steps().stream()).map(StepRule::to).forEach(functions::addAll);
        return functions;
    }

    public String titleOf(UnitFunction function) {
        return titles.getOrDefault(function, function.code());
    }
}
