package dk.broen.domain.routing;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Adds the units that a legal basis names on a day: the parties to an agreement, the recipients of an override, the units of the PSP list
 * while a case is open, the own units of a region (domain.md §4). They need no routing rule. A unit that is a candidate already stays one
 * candidate. The gate decides.
 */
public final class NamedByBasis {
    private static final Set<Specialty> PSYCHIATRIC = Set.of(Specialty.PSYCHIATRIC);
    /** A basis does not make a coordinator. */
    private static final Comparator<UnitFunction> COORDINATION_LAST =
        Comparator.comparing((UnitFunction function) -> function.equals(UnitFunction.COORDINATOR)).thenComparing(Comparator.naturalOrder());

    private final Directory directory;
    private final CitizenFacts facts;
    private final LocalDate day;
    private final Walk walk;

    /** @param walk who is passed over, and who did not answer */
    public NamedByBasis(Directory directory, CitizenFacts facts, LocalDate day, Walk walk) {
        this.directory = directory;
        this.facts = facts;
        this.day = day;
        this.walk = walk;
    }

    /** The candidates of a municipality, and those that its agreements, its PSP list and the list of its region name. */
    public List<Candidate> with(List<Candidate> candidates, Municipality municipality) {
        List<Candidate> all = new ArrayList<>(candidates);
        Units units = new Units(directory, municipality.code(), day);
        parties(all, municipality, units);
        closedList(all, municipality, units);
        ownRegion(all, municipality, units);
        return all;
    }

    /** The candidates, and the recipients of the overrides that hold: a named human chose them, whichever municipality they belong to. */
    public List<Candidate> withOverrides(List<Candidate> candidates, Instant at) {
        List<Candidate> all = new ArrayList<>(candidates);
        all.removeIf(candidate -> !walk.isAsked(candidate));
        for (OverrideDecision decision : facts.overrides()) {
            if (decision.period().holds(day) && !decision.revokedBy(at)) {
                decision.recipients().stream().sorted().flatMap(recipient -> directory.unit(recipient, day).stream())
                    .filter(unit -> !walk.passesOver(RecipientId.of(unit.id()), decision.recording().at()))
                    .forEach(
                        unit -> add(all, unit, function -> true, new NamedFor(Basis.OVERRIDE, decision.events(), Set.of(), decision.stays(),
                            Set.of(), "override " + decision.id() + " names " + unit.id())));
            }
        }
        return all;
    }

    private void parties(List<Candidate> all, Municipality municipality, Units units) {
        LegalBases.Terms terms = municipality.legalBases().psychiatryAct();
        for (Agreement agreement : facts.agreements()) {
            if (terms.on() && agreement.municipality().equals(municipality.code()) && agreement.period().holds(day)) {
                NamedFor naming = new NamedFor(Basis.PSYCHIATRY_ACT, terms.events(), PSYCHIATRIC, Set.of(), Set.of(),
                    agreement.kind() + " of " + agreement.period().from() + " names a party");
                agreement.functions().stream().filter(terms.functions()::contains).sorted()
                    .forEach(function -> new Recipients(directory, municipality, day, walk).of(Set.of(function), facts)
                        .forEach(party -> addInFunction(all, party, naming)));
                agreement.units().stream().sorted().flatMap(unit -> units.inMunicipality(unit).stream())
                    .forEach(unit -> add(all, unit, terms.functions()::contains, naming));
            }
        }
    }

    private void closedList(List<Candidate> all, Municipality municipality, Units units) {
        LegalBases.PspTerms list = municipality.legalBases().psp();
        facts.pspCases().stream().filter(started -> started.municipality().equals(municipality.code()))
            .map(PspCase::period).filter(period -> period.holds(day)).map(Period::from).sorted().findFirst()
            .ifPresent(from -> list.units().stream().sorted()
                .flatMap(id -> units.inMunicipality(id).filter(unit -> unit.id().equals(id)).stream())
                .forEach(unit -> add(all, unit, this::isOpen, new NamedFor(Basis.PSP, list.events(), PSYCHIATRIC, Set.of(), Set.of(),
                    "PSP case of " + from + " reaches the closed list"))));
    }

    private void ownRegion(List<Candidate> all, Municipality municipality, Units units) {
        directory.regionOf(municipality.code(), day).ifPresent(region -> {
            OwnRegion list = directory.ownRegions().get(region);
            Set<HospitalId> hospitals = directory.hospitalsOf(region, day);
            if (list != null && list.on() && !hospitals.isEmpty()) {
                list.units().stream().sorted().flatMap(id -> units.inMunicipality(id).filter(unit -> unit.id().equals(id)).stream())
                    .forEach(
                        unit -> add(all, unit, this::isOpen, new NamedFor(Basis.OWN_REGION, list.events(), PSYCHIATRIC, Set.of(), hospitals,
                            "the list of region " + region + " names " + unit.id())));
            }
        });
    }

    /** A party that is named as a function. */
    private static void addInFunction(List<Candidate> all, Candidate party, NamedFor naming) {
        Predicate<Candidate> same =
            candidate -> candidate.function().equals(party.function()) && candidate.recipient().equals(party.recipient());
        if (all.stream().noneMatch(same)) {
            all.add(party);
        }
        all.replaceAll(candidate -> same.test(candidate) ? candidate.alsoNamedBy(naming) : candidate);
    }

    /**
     * A unit that is named itself. If it is a candidate already, it is named in the function that it has, else in one of its functions.
     *
     * @param covered the functions in which the basis can name a unit
     */
    private void add(List<Candidate> all, Unit unit, Predicate<UnitFunction> covered, NamedFor naming) {
        List<Candidate> known = all.stream().filter(candidate -> candidate.unit().id().equals(unit.id()))
            .filter(candidate -> covered.test(candidate.function())).toList();
        List<Candidate> own = known.stream().filter(candidate -> !candidate.function().equals(UnitFunction.COORDINATOR)).toList();
        List<Candidate> named = own.isEmpty() ? known : own;
        if (named.isEmpty()) {
            inOwnPart(unit).filter(covered).min(COORDINATION_LAST)
                .ifPresent(function -> all.add(Candidate.byBasis(function, unit, naming)));
        }
        all.replaceAll(candidate -> named.contains(candidate) ? candidate.alsoNamedBy(naming) : candidate);
    }

    /** A list of units, made once for all citizens, is no consent to tell of a confidential function (domain.md §4). */
    private boolean isOpen(UnitFunction function) {
        return !directory.confidential().contains(function);
    }

    /** A unit with a confidential function has no other part by a basis: others could read that it was told (domain.md §4, §9 S5). */
    private Stream<UnitFunction> inOwnPart(Unit unit) {
        return unit.functions().stream().allMatch(this::isOpen) ? unit.functions().stream()
            : unit.functions().stream().filter(function -> !isOpen(function));
    }
}
