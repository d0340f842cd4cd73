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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration of senders and recipients, looked up by date.
 *
 * @param regionsOf for each municipality the regions it belongs to, by period
 * @param confidential functions that leave no trace in the message of anyone else (domain.md §4: substance use)
 */
public record Directory(Map<MunicipalityCode, Municipality> municipalities, Map<MunicipalityCode, List<Membership>> regionsOf,
    List<Hospital> hospitals, Set<UnitFunction> confidential) {
    private static final int MAX_SUCCESSORS = 10;

    /** The region that a municipality belongs to in a period. */
    public record Membership(RegionCode region, Period period) {
        private boolean follows(Membership earlier, LocalDate day) {
            return period.holds(day) && earlier.period.until().filter(period.from()::isAfter).isPresent();
        }
    }

    public Directory {
        municipalities = Map.copyOf(municipalities);
        regionsOf = Map.copyOf(regionsOf);
        hospitals = List.copyOf(hospitals);
        confidential = Set.copyOf(confidential);
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
        Stream<RegionCode> successors = regionsOf.values().stream().flatMap(memberships -> memberships.stream()
            .filter(then -> then.region().equals(hospital.region()))
            .flatMap(then -> memberships.stream().filter(now -> now.follows(then, day)))).map(Membership::region);
        return Stream.concat(Stream.of(hospital.region()), successors).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Hospital> hospital(HospitalId id) {
        return hospitals.stream().filter(hospital -> hospital.id().equals(id)).findFirst();
    }

    /** The hospital that sends under this name, see {@link Hospital#senders()}. */
    public Optional<Hospital> sender(String name) {
        return hospitals.stream().filter(hospital -> hospital.senders().contains(name)).findFirst();
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
        Stream<UnitId> before = municipalities.values().stream().flatMap(municipality -> municipality.units().stream())
            .filter(other -> other.successor().isPresent()).map(Unit::id)
            .filter(id -> days.stream().anyMatch(day -> unit(id, day).filter(now -> now.id().equals(unit)).isPresent()));
        return Stream.concat(Stream.of(unit), before).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Unit> unit(UnitId id) {
        return municipalities.values().stream().flatMap(municipality -> municipality.unit(id).stream()).findFirst();
    }
}
