package dk.broen.domain.municipality;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Eskalation: which notices a human must answer, and until when (domain.md §6). Without an answer follow reminders, the next of the
 * coordinator chain, the manager of the unit, and a work item.
 *
 * @param rules in the order of the file; the first that names a notice holds for it
 */
public record Escalation(List<Rule> rules) {
    /** Nobody must answer. */
    public static final Escalation OFF = new Escalation(List.of());

    /**
     * @param id the name of the rule, for the steps of a plan
     * @param from the first Danish day: what was told before it need not be answered
     * @param events of stays; a death has no stay that could be followed
     * @param units empty for all units
     * @param answerWithin the time from the moment when a notice has left to the first reminder, and from each reminder to the next step, in
     *     working time of the recipient
     * @param reminders how often the recipient is reminded at most, 0 to 9
     */
    public record Rule(String id, LocalDate from, Set<EventType> events, Set<UnitFunction> functions, Set<UnitId> units,
        WorkingTime answerWithin,
        int reminders) {
        public Rule {
            events = Set.copyOf(events);
            functions = Set.copyOf(functions);
            units = Set.copyOf(units);
        }

        private boolean names(EventType event, UnitFunction function, UnitId unit, LocalDate day) {
            return !day.isBefore(from) && events.contains(event) && functions.contains(function)
                && (units.isEmpty() || units.contains(unit));
        }
    }

    public Escalation {
        rules = List.copyOf(rules);
    }

    /** The rule by which a unit that was told of the event in the function then must answer; empty if it need not. */
    public Optional<Rule> of(EventType event, UnitFunction function, UnitId unit, Instant told) {
        LocalDate day = LocalDate.ofInstant(told, OpeningHours.DENMARK);
        return rules.stream().filter(rule -> rule.names(event, function, unit, day)).findFirst();
    }
}
