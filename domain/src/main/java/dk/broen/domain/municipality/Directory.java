package dk.broen.domain.municipality;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration of senders and recipients, looked up by date. */
public final class Directory {
    private static final int MAX_SUCCESSORS = 10;

    private final Map<MunicipalityCode, Municipality> municipalities;
    private final Map<MunicipalityCode, List<Membership>> regionsOf;
    private final List<Hospital> hospitals;
    private final Set<UnitFunction> confidential;
    private final Set<UnitFunction> namedOnly;
    private final Map<RegionCode, OwnRegion> ownRegions;
    private final Map<UnitId, Unit> units;
    private final List<UnitId> unitsWithSuccessor;
    private final Map<HospitalId, Hospital> hospitalsById;
    private final Map<String, Hospital> hospitalsBySender;
    private final Map<RegionCode, Set<Membership>> successorsOfRegions;

    /** The region that a municipality belongs to in a period. */
    public record Membership(RegionCode region, Period period) {
        private boolean beginsAfter(Membership earlier) {
            return earlier.period.until().filter(period.from()::isAfter).isPresent();
        }
    }

    /**
     * @param regionsOf for each municipality the regions it belongs to, by period
     * @param confidential functions that leave no trace in the message of anyone else (domain.md §4: substance use)
     * @param namedOnly functions for which a consent permits only the units that it names one by one (domain.md §4: police, private suppliers,
     *     relatives)
     * @param ownRegions the units of a region that may be told of its own stays
     */
    public Directory(Map<MunicipalityCode, Municipality> municipalities, Map<MunicipalityCode, List<Membership>> regionsOf,
        List<Hospital> hospitals, Set<UnitFunction> confidential, Set<UnitFunction> namedOnly, Map<RegionCode, OwnRegion> ownRegions) {
        this.ownRegions = Map.copyOf(ownRegions);
        this.municipalities = Map.copyOf(municipalities);
        this.regionsOf = Map.copyOf(regionsOf);
        this.hospitals = List.copyOf(hospitals);
        this.confidential = Set.copyOf(confidential);
        this.namedOnly = Set.copyOf(namedOnly);
        this.units = byKey(municipalities.values().stream().flatMap(municipality -> municipality.units().stream()), Unit::id);
        this.unitsWithSuccessor = units.values().stream().filter(unit -> unit.successor().isPresent()).map(Unit::id).toList();
        this.hospitalsById = byKey(hospitals.stream(), Hospital::id);
        this.hospitalsBySender = new HashMap<>();
        hospitals.forEach(hospital -> hospital.senders().forEach(sender -> hospitalsBySender.putIfAbsent(sender, hospital)));
        this.successorsOfRegions = successors(regionsOf.values());
    }

    public Map<MunicipalityCode, Municipality> municipalities() {
        return municipalities;
    }

    public Map<MunicipalityCode, List<Membership>> regionsOf() {
        return regionsOf;
    }

    public List<Hospital> hospitals() {
        return hospitals;
    }

    public Set<UnitFunction> confidential() {
        return confidential;
    }

    public Set<UnitFunction> namedOnly() {
        return namedOnly;
    }

    public Map<RegionCode, OwnRegion> ownRegions() {
        return ownRegions;
    }

    public Optional<Municipality> municipality(MunicipalityCode code) {
        return Optional.ofNullable(municipalities.get(code));
    }

    public Optional<RegionCode> regionOf(MunicipalityCode code, LocalDate day) {
        return regionsOf.getOrDefault(code, List.of()).stream()
            .filter(membership -> membership.period().holds(day)).map(Membership::region).findFirst();
    }

    /**
     * The regions of a hospital on a day: the region that the configuration names, and a region that has taken it over by that day. Regions
     * merge and take their municipalities and hospitals along. A consent may name either region.
     */
    public Set<RegionCode> regionsOf(Hospital hospital, LocalDate day) {
        Stream<RegionCode> successors = successorsOfRegions.getOrDefault(hospital.region(), Set.of()).stream()
            .filter(successor -> successor.period().holds(day)).map(Membership::region);
        return Stream.concat(Stream.of(hospital.region()), successors).collect(Collectors.toUnmodifiableSet());
    }

    /** The regions, and those that one of them has taken over by the day. */
    public Set<RegionCode> withMerged(Set<RegionCode> regions, LocalDate day) {
        Stream<RegionCode> merged = successorsOfRegions.entrySet().stream().filter(former -> former.getValue().stream()
            .anyMatch(successor -> successor.period().holds(day) && regions.contains(successor.region()))).map(Map.Entry::getKey);
        return Stream.concat(regions.stream(), merged).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Hospital> hospital(HospitalId id) {
        return Optional.ofNullable(hospitalsById.get(id));
    }

    /** The hospitals that belong to the region on the day, see {@link #regionsOf(Hospital, LocalDate)}. */
    public Set<HospitalId> hospitalsOf(RegionCode region, LocalDate day) {
        return hospitals.stream().filter(hospital -> regionsOf(hospital, day).contains(region)).map(Hospital::id)
            .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a hospital belongs to the region on some day. */
    public boolean hasHospitals(RegionCode region) {
        return hospitals.stream().map(Hospital::region).anyMatch(own -> own.equals(region)
            || successorsOfRegions.getOrDefault(own, Set.of()).stream().map(Membership::region).anyMatch(region::equals));
    }

    /** The hospital that sends under this name, see {@link Hospital#senders()}. */
    public Optional<Hospital> sender(String name) {
        return Optional.ofNullable(hospitalsBySender.get(name));
    }

    public Specialty specialtyOf(Department department) {
        return hospital(department.hospital()).map(hospital -> department.codes().stream()
            .flatMap(code -> Stream.ofNullable(hospital.specialties().get(code))).findFirst().orElse(hospital.otherwise()))
            .orElse(Specialty.UNKNOWN);
    }

    /** The unit that does the work of unit {@code id} on the day: the unit itself, or its successor on that day. */
    public Optional<Unit> unit(UnitId id, LocalDate day) {
        Optional<Unit> named = unit(id);
        for (int hops = 0; named.isPresent() && !named.get().period().holds(day) && hops < MAX_SUCCESSORS; hops++) {
            named = named.get().successor().flatMap(this::unit);
        }
        return named.filter(unit -> unit.period().holds(day));
    }

    /**
     * The unit itself and the units whose work it does on one of the days. A fact that is recorded for one of these units also holds for
     * the unit.
     */
    public Set<UnitId> recordedAs(UnitId unit, List<LocalDate> days) {
        Stream<UnitId> before = unitsWithSuccessor.stream()
            .filter(id -> days.stream().anyMatch(day -> unit(id, day).filter(now -> now.id().equals(unit)).isPresent()));
        return Stream.concat(Stream.of(unit), before).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Unit> unit(UnitId id) {
        return Optional.ofNullable(units.get(id));
    }

    private static <K, V> Map<K, V> byKey(Stream<V> values, Function<V, K> key) {
        return values.collect(Collectors.toUnmodifiableMap(key, Function.identity(), (first, second) -> first));
    }

    /** For each region the regions that a municipality came to when it left the region. */
    private static Map<RegionCode, Set<Membership>> successors(Collection<List<Membership>> municipalities) {
        Map<RegionCode, Set<Membership>> successors = new HashMap<>();
        municipalities.forEach(memberships -> memberships.forEach(then -> memberships.stream().filter(now -> now.beginsAfter(then))
            .forEach(now -> successors.computeIfAbsent(then.region(), absent -> new LinkedHashSet<>()).add(now))));
        return successors;
    }
}
