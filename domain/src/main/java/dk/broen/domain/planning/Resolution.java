package dk.broen.domain.planning;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.RoutingRules;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which municipality acts and which functions its rules name for an event that is news (domain.md §5). What is unclear becomes a
 * work item, but only if the answer could lead to a unit being told.
 */
final class Resolution {
    private final StayEvent event;
    private final StayHistory history;
    private final CitizenFacts facts;
    private final Directory directory;
    private final Rules rules;
    private final Instant at;
    private final LocalDate day;
    private final Specialty specialty;

    /** @param day the day whose recipients are told */
    Resolution(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at, LocalDate day) {
        this.event = event;
        this.history = history;
        this.facts = facts;
        this.directory = directory;
        this.rules = rules;
        this.at = at;
        this.day = day;
        this.specialty = directory.specialtyOf(event.department());
    }

    Plan plan() {
        ActingMunicipality.Answer acting = ActingMunicipality.of(event, facts, day);
        if (acting instanceof ActingMunicipality.Answer.Clear clear) {
            return tell(clear)
                .and(ResponsibilityEnd.from(clear.municipality(), event, history, new CorrectionPlanner(facts, directory, rules, at)));
        }
        if (acting instanceof ActingMunicipality.Answer.Unclear unclear) {
            return specialty == Specialty.UNKNOWN ? unclassified() : unclear(unclear);
        }
        throw new IllegalStateException("unknown answer " + acting.getClass().getName());
    }

    /**
     * Plans an event of an unclear municipality. For a somatic event, a work item is needed only if a rule of one of the named
     * municipalities names a function.
     */
    private Plan unclear(ActingMunicipality.Answer.Unclear acting) {
        boolean needed = specialty == Specialty.SOMATIC
            ? acting.named().stream().flatMap(code -> directory.municipality(code).stream())
                .anyMatch(named -> !functionsToTell(named.routing()).isEmpty())
            : anyRuleNamesAFunction();
        return workItem(WorkItem.Kind.MUNICIPALITY_UNCLEAR, specialty + " event: " + acting.because(), needed);
    }

    private Plan tell(ActingMunicipality.Answer.Clear clear) {
        if (specialty == Specialty.UNKNOWN) {
            return unclassified();
        }
        Optional<Municipality> connected = directory.municipality(clear.municipality());
        if (connected.isEmpty()) {
            return workItem(WorkItem.Kind.MUNICIPALITY_NOT_CONNECTED, "municipality " + clear.municipality() + " is not connected",
                specialty == Specialty.PSYCHIATRIC && anyRuleNamesAFunction());
        }
        Set<UnitFunction> functions = functionsToTell(connected.get().routing());
        if (functions.isEmpty()) {
            return Plan
                .nobody("no rule of municipality " + clear.municipality() + " names a function for " + specialty + " " + event.type());
        }
        return new NewsPlanner(event, history, facts, directory, connected.get(), rules, at, day).plan(functions,
            List.of("municipality " + clear.municipality() + ": " + clear.because(),
                "rules " + connected.get().routing().idsFor(event.type(), specialty) + " name " + functions));
    }

    private Plan unclassified() {
        return workItem(WorkItem.Kind.WARD_NOT_CLASSIFIED,
            "configuration of " + event.department().hospital() + " does not say whether the ward is psychiatric or somatic",
            anyRuleNamesAFunction());
    }

    private static Plan workItem(WorkItem.Kind kind, String because, boolean needed) {
        return needed ? Plan.nobody(because, new WorkItem(kind, because)) : Plan.nobody(because);
    }

    /** Whether the rules of any municipality name a function for the event type. If none does, no human has to decide. */
    private boolean anyRuleNamesAFunction() {
        return directory.municipalities().values().stream().anyMatch(municipality -> municipality.routing().namesAnybodyFor(event.type()));
    }

    /**
     * The functions to tell. The end of an emergency contact is told only to functions that are also told of emergency contacts: a
     * recipient that was not told of the contact must not be told of its end.
     */
    private Set<UnitFunction> functionsToTell(RoutingRules routing) {
        Set<UnitFunction> functions = new TreeSet<>(routing.functionsToTell(event.type(), specialty));
        if (event.type() == EventType.DISCHARGED && history.stay(event.stay(), event).emergencyOnly()) {
            functions.retainAll(routing.functionsToTell(EventType.EMERGENCY_CONTACT, specialty));
        }
        return functions;
    }
}
