package dk.broen.domain.permission;

import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Functions;
import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.LegalBases.OverrideTerms;
import dk.broen.domain.municipality.LegalBases.PspTerms;
import dk.broen.domain.municipality.LegalBases.Terms;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A generated table of legal bases. A jurist switches each basis on and off by day; consent is always on.
 *
 * @param on the days on which a basis is used; a basis without days is never used
 * @param events the event types of each basis
 * @param written functions for which a consent must be written
 * @param parties the functions that § 13 c covers
 * @param listed the units of the PSP list and of the list of the region
 */
record Table(Map<Basis, Period> on, Map<Basis, Set<EventType>> events, Set<UnitFunction> written, Set<UnitFunction> parties,
    Set<UnitId> listed) {
    private static final List<Basis> SWITCHED =
        List.of(Basis.STATUTORY, Basis.PSYCHIATRY_ACT, Basis.OVERRIDE, Basis.PSP, Basis.OWN_REGION);

    static Table from(Choice choice, UnitFunction function, EventType event, LocalDate eventDay) {
        Map<Basis, Period> on = new EnumMap<>(Basis.class);
        Map<Basis, Set<EventType>> events = new EnumMap<>(Basis.class);
        for (Basis basis : SWITCHED) {
            if (choice.in(basis == Basis.OWN_REGION ? 1 : 3, 4)) {
                on.put(basis, choice.days(eventDay.minusDays(choice.in(1, 3) ? choice.below(40) : 300)));
            }
            Set<EventType> covered = EnumSet.copyOf(choice.some(List.of(EventType.values())));
            if (choice.in(3, 4)) {
                covered.add(event);
            }
            events.put(basis, covered);
        }
        Set<UnitFunction> parties = new HashSet<>(choice.some(Asked.FUNCTIONS));
        if (choice.in(2, 3)) {
            parties.add(function);
        }
        return new Table(on, events, choice.in(1, 2) ? Set.of(Functions.SUBSTANCE_USE) : Set.of(choice.oneOf(Asked.FUNCTIONS)), parties,
            choice.some(List.of(Asked.UNIT, Asked.FORMER, Asked.ANOTHER)));
    }

    boolean on(Basis basis, LocalDate day) {
        return on.containsKey(basis) && on.get(basis).holds(day);
    }

    Table and(Basis basis, EventType event) {
        Map<Basis, Set<EventType>> more = new EnumMap<>(events);
        Set<EventType> covered = EnumSet.copyOf(events.get(basis));
        covered.add(event);
        more.put(basis, covered);
        return new Table(on, more, written, parties, listed);
    }

    /** The table as the hub reads it on a day. */
    LegalBases of(LocalDate day) {
        return new LegalBases("of " + day,
            new Terms(on(Basis.STATUTORY, day), Set.of(UnitFunction.HOUSING_SUPPORT), events.get(Basis.STATUTORY)), written,
            new Terms(on(Basis.PSYCHIATRY_ACT, day), parties, events.get(Basis.PSYCHIATRY_ACT)),
            new OverrideTerms(on(Basis.OVERRIDE, day), events.get(Basis.OVERRIDE), AMunicipality.OVERRIDE_DAYS),
            new PspTerms(on(Basis.PSP, day) ? listed : Set.of(), events.get(Basis.PSP)));
    }

    /** The list of the region as the hub reads it on a day. */
    OwnRegion ofTheRegion(LocalDate day) {
        return new OwnRegion("of " + day, on(Basis.OWN_REGION, day), listed, events.get(Basis.OWN_REGION));
    }
}
