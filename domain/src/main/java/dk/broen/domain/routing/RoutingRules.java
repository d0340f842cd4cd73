package dk.broen.domain.routing;

import dk.broen.domain.directory.Specialty;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.stay.EventType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which functions a municipality wants told of which events. What no rule names is told nobody. */
public record RoutingRules(List<Rule> rules) {
    /** @param id stands in steps */
    public record Rule(String id, Set<EventType> events, Set<Specialty> specialties, Set<UnitFunction> tell) {
        public Rule {
            events = Set.copyOf(events);
            specialties = Set.copyOf(specialties);
            tell = Set.copyOf(tell);
        }

        boolean appliesTo(EventType event, Specialty specialty) {
            return events.contains(event) && specialties.contains(specialty);
        }
    }

    public RoutingRules {
        rules = List.copyOf(rules);
    }

    /** The rules that apply, in the order of the file. */
    public List<Rule> applying(EventType event, Specialty specialty) {
        return rules.stream().filter(rule -> rule.appliesTo(event, specialty)).toList();
    }

    /** The functions to tell, sorted so that the same facts always give the same order. */
    public Set<UnitFunction> functionsToTell(EventType event, Specialty specialty) {
        Set<UnitFunction> functions = new TreeSet<>();
        applying(event, specialty).forEach(rule -> functions.addAll(rule.tell()));
        return functions;
    }
}
