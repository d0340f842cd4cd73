package dk.broen.domain.municipality;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The functions that a municipality tells of each event. An event that no rule names is told to nobody. */
public record RoutingRules(List<Rule> rules) {
    /** @param id the name of the rule; it is in the steps of each decision about a function that the rule names */
    public record Rule(String id, Set<EventType> events, Set<Specialty> specialties, Set<UnitFunction> tell) {
        public Rule {
            events = Set.copyOf(events);
            specialties = Set.copyOf(specialties);
            tell = Set.copyOf(tell);
        }

        boolean appliesTo(EventType event, Collection<Specialty> anyOf) {
            return events.contains(event) && !Collections.disjoint(specialties, anyOf);
        }
    }

    public RoutingRules {
        rules = List.copyOf(rules);
    }

    /** The names of the rules that name the function for the event in one of the specialties, in the order of the file. */
    public List<String> idsNaming(UnitFunction function, EventType event, Collection<Specialty> specialties) {
        return rules.stream().filter(rule -> rule.tell().contains(function))
            .filter(rule -> rule.appliesTo(event, specialties)).map(Rule::id).toList();
    }

    /** Whether a rule names the function for the event in one of the specialties. */
    public boolean names(UnitFunction function, EventType event, Collection<Specialty> specialties) {
        return rules.stream().anyMatch(rule -> rule.appliesTo(event, specialties) && rule.tell().contains(function));
    }

    /** Whether a rule names any function for the event in one of the specialties. */
    public boolean namesAnybodyFor(EventType event, Collection<Specialty> specialties) {
        return rules.stream().anyMatch(rule -> rule.appliesTo(event, specialties) && !rule.tell().isEmpty());
    }

    /** Whether a rule names a function for the event type, whatever the specialty. */
    public boolean namesAnybodyFor(EventType event) {
        return rules.stream().anyMatch(rule -> rule.events().contains(event) && !rule.tell().isEmpty());
    }

    /** The functions that any rule names. */
    public Set<UnitFunction> allFunctions() {
        Set<UnitFunction> functions = new TreeSet<>();
        rules.forEach(rule -> functions.addAll(rule.tell()));
        return functions;
    }
}
