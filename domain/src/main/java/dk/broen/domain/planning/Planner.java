package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.directory.Directory;
import dk.broen.domain.directory.Municipality;
import dk.broen.domain.directory.Specialty;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.routing.RoutingRules;
import dk.broen.domain.stay.EventNature;
import dk.broen.domain.stay.EventType;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is told of an event, why, by which channel and when: a pure function of its arguments (design.md §3).
 * First whether there is news at all, then which municipality acts, then whom its rules name; {@link Telling} and {@link Unlearning} do the rest.
 */
public final class Planner {

    public Plan plan(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        Unlearning unlearning = new Unlearning(facts, directory, rules, at);
        if (event.nature() != EventNature.ORIGINAL && unlearning.concerns(event, history)) {
            return unlearning.plan(event, history);
        }
        if (event.nature() == EventNature.CANCELLATION) {
            return Plan.nobody("cancels " + event.type() + ", of which nothing was told");
        }
        Optional<String> old = News.whyOld(event, history);
        return old.isPresent() ? Plan.nobody(old.get()) : tell(event, history, facts, directory, rules, at);
    }

    private static Plan tell(StayEvent event, StayHistory history, CitizenFacts facts, Directory directory, Rules rules, Instant at) {
        Specialty specialty = directory.specialtyOf(event.department());
        if (specialty == Specialty.UNKNOWN) {
            return Plan.nobody("the ward is not classified", new WorkItem(WorkItem.Kind.WARD_NOT_CLASSIFIED,
                "configuration of " + event.department().hospital() + " does not say whether the ward is psychiatric"));
        }
        LocalDate day = LocalDate.ofInstant(event.occurredAt(), DENMARK);
        ActingMunicipality.Answer acting = ActingMunicipality.of(facts, event.municipality(), day);
        if (!(acting instanceof ActingMunicipality.Answer.Clear clear)) {
            return specialty == Specialty.SOMATIC ? Plan.nobody("somatic, and " + acting.because())
                : Plan.nobody(acting.because(), new WorkItem(WorkItem.Kind.MUNICIPALITY_UNCLEAR, acting.because()));
        }
        Optional<Municipality> connected = directory.municipality(clear.municipality());
        if (connected.isEmpty()) {
            String because = "municipality " + clear.municipality() + " is not connected";
            return specialty == Specialty.SOMATIC ? Plan.nobody("somatic, and " + because)
                : Plan.nobody(because, new WorkItem(WorkItem.Kind.MUNICIPALITY_NOT_CONNECTED, because));
        }
        Set<UnitFunction> functions = functionsToTell(connected.get().routing(), event, history, specialty);
        if (functions.isEmpty()) {
            return Plan.nobody("no rule of " + clear.municipality() + " names anybody for " + specialty + " " + event.type());
        }
        return new Telling(event, history, facts, directory, connected.get(), rules, at).plan(functions, clear.because());
    }

    /** The end of an emergency contact is told only where the contact itself was: whoever never heard that she came must not hear that she went. */
    private static Set<UnitFunction> functionsToTell(RoutingRules rules, StayEvent event, StayHistory history, Specialty specialty) {
        Set<UnitFunction> functions = new TreeSet<>(rules.functionsToTell(event.type(), specialty));
        if (event.type() == EventType.DISCHARGED && history.stay(event.stay(), event).emergencyOnly()) {
            functions.retainAll(rules.functionsToTell(EventType.EMERGENCY_CONTACT, specialty));
        }
        return functions;
    }
}
