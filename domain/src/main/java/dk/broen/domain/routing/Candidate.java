package dk.broen.domain.routing;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Visit;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A recipient that is told if the gate permits it.
 *
 * @param function the function in which the unit is told; a stand-in for the coordinator has the function {@code COORDINATOR}
 * @param person the person at the unit, if one is named
 * @param deputy the person who stands in while {@code person} is not at work
 * @param coordinator the appointed coordinator, also while a deputy is addressed; empty for a stand-in or a service
 * @param plannedDay the later day on which the candidate has its part, so that it is told what is planned for that day and nothing else; empty
 *     if it has its part today
 * @param standsInAs the service of the citizen because of which the unit coordinates; empty for an appointed coordinator, for the team and
 *     the duty desk, and for a service
 * @param namedFor what legal bases name the unit for, without a routing rule
 * @param unchosen whether it is one of several coordinators, and a consent register that cannot be read now can say which of them is told
 * @param byBasisOnly whether the unit has no part in the citizen's case but that a basis names it
 * @param after whose silence brings it in; empty if it has its part anyway
 * @param steps how the candidate was found, without citizen data
 */
public record Candidate(UnitFunction function, Unit unit, Optional<Person> person, Optional<Person> deputy,
    Optional<Person> coordinator, Optional<LocalDate> plannedDay, Optional<UnitFunction> standsInAs, List<NamedFor> namedFor,
    boolean unchosen, boolean byBasisOnly, Optional<Silence> after, List<String> steps) {
    /**
     * Those before in the chain did not answer. If one of them may not be told any more, the chain ends there.
     *
     * @param candidates those who did not answer, in the order of the chain
     * @param stays the stays that it is about, under all their keys
     * @param stepsOnly those of them of which nothing but steps of courses was left unanswered: whoever comes in hears of these only
     */
    public record Silence(List<Candidate> candidates, Set<StayKey> stays, Set<StayKey> stepsOnly) {
        public Silence {
            candidates = List.copyOf(candidates);
            stays = Set.copyOf(stays);
            stepsOnly = Set.copyOf(stepsOnly);
        }
    }

    public Candidate {
        namedFor = List.copyOf(namedFor);
        steps = List.copyOf(steps);
    }

    /** A coordinator, or a unit in which the citizen has a service. */
    Candidate(UnitFunction function, Unit unit, Optional<Person> person, Optional<Person> deputy, Optional<Person> coordinator,
        Optional<UnitFunction> standsInAs, List<String> steps) {
        this(function, unit, person, deputy, coordinator, Optional.empty(), standsInAs, List.of(), false, false, Optional.empty(), steps);
    }

    /** A unit that has a part only because a basis names it. */
    static Candidate byBasis(UnitFunction function, Unit unit, NamedFor naming) {
        return new Candidate(function, unit, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            List.of(naming), false, true, Optional.empty(), List.of(naming.because()));
    }

    /** The same candidate, which a basis names as well. */
    Candidate alsoNamedBy(NamedFor naming) {
        List<NamedFor> all = new ArrayList<>(namedFor);
        all.add(naming);
        List<String> why = new ArrayList<>(steps);
        why.add(naming.because());
        return new Candidate(function, unit, person, deputy, coordinator, plannedDay, standsInAs, all, unchosen, byBasisOnly, after, why);
    }

    /** The same candidate as one that has its part on that later day. */
    public Candidate onPlannedDay(LocalDate day) {
        List<String> why = new ArrayList<>(steps);
        why.add("on the planned day " + day);
        return new Candidate(function, unit, person, deputy, coordinator, Optional.of(day), standsInAs, namedFor, unchosen, byBasisOnly,
            after, why);
    }

    /** The same candidate as one of several, of whom a register that cannot be read now can choose others. */
    Candidate notChosenYet() {
        return new Candidate(function, unit, person, deputy, coordinator, plannedDay, standsInAs, namedFor, true, byBasisOnly, after,
            steps);
    }

    /** The same candidate, who has its part because others did not answer. */
    Candidate after(Silence silence) {
        List<String> why = new ArrayList<>(steps);
        why.add("no answer from " + silence.candidates().stream().map(silent -> silent.recipient().toString())
            .collect(Collectors.joining(", ")) + ": the next one is told as well");
        return new Candidate(function, unit, person, deputy, coordinator, plannedDay, standsInAs, namedFor, unchosen, byBasisOnly,
            Optional.of(silence), why);
    }

    /** Whether the candidate has a part in one of the stays, for such an event, if nothing else is against it. */
    public boolean concernedBy(EventType event, Collection<Visit> visits) {
        return after.isEmpty()
            || visits.stream().map(Visit::numbers).anyMatch(numbers -> !Collections.disjoint(numbers, after.get().stays())
                && (event == EventType.STEP || Collections.disjoint(numbers, after.get().stepsOnly())));
    }

    /** Whether a named human decided that the unit is told of the event: then it is asked about by itself, whoever else is silent. */
    public boolean namedByHuman(EventType event, Collection<Visit> visits) {
        return namedFor.stream().anyMatch(naming -> naming.basis() == Basis.OVERRIDE && naming.names(event, visits));
    }

    /** Whether an appointed coordinator is told, and not a stand-in. */
    public boolean appointed() {
        return coordinator.isPresent();
    }

    /**
     * The recipient: the appointed coordinator or the worker, if a full notice can go to contact points of that person, else the unit. A
     * person who has nothing but a phone is an address of the unit (domain.md §6).
     */
    public RecipientId recipient() {
        return new RecipientId(unit.id(), coordinator.or(() -> person).filter(Person::addressed).map(Person::name));
    }
}
