package dk.broen.domain.municipality;

import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);
    private static final LocalDate NEXT_DAY = LocalDate.of(2027, 1, 1);
    private static final UnitId NORTH = new UnitId("nord");
    private static final UnitId CITY = new UnitId("midt");
    private static final UnitId SOUTH = new UnitId("syd");
    /** North closes, then City, which had taken over its work. */
    private final Directory directory = ADirectory.of(
        aarhus().with(aUnit("nord", HOUSING_SUPPORT).closing("2026-12-31", "midt"), aUnit("midt", HOUSING_SUPPORT)
            .closing("2027-06-30", "syd")),
        aMunicipality(AMunicipality.SILKEBORG).with(aUnit("syd", HOUSING_SUPPORT)));

    @ParameterizedTest
    @CsvSource({"2026-12-31, nord", "2027-01-01, midt", "2027-06-30, midt", "2027-07-01, syd"})
    void the_work_of_a_closed_unit_is_done_by_its_successor_of_that_day(LocalDate day, String unit) {
        assertThat(directory.unit(NORTH, day)).map(Unit::id).contains(new UnitId(unit));
    }

    @Test
    void a_unit_that_closed_without_a_successor_or_does_not_exist_does_no_work() {
        Directory closed = ADirectory.of(aarhus().with(aUnit("nord", HOUSING_SUPPORT).closing("2026-12-31", "gone")));

        assertThat(closed.unit(NORTH, LAST_DAY)).isPresent();
        assertThat(closed.unit(NORTH, NEXT_DAY)).isEmpty();
        assertThat(closed.unit(SOUTH, LAST_DAY)).isEmpty();
    }

    @Test
    void closed_units_that_name_each_other_as_successor_do_no_work() {
        Directory circle = ADirectory.of(aarhus().with(aUnit("nord", HOUSING_SUPPORT).closing("2026-12-31", "midt"),
            aUnit("midt", HOUSING_SUPPORT).closing("2026-12-31", "nord")));

        assertThat(circle.unit(NORTH, NEXT_DAY)).isEmpty();
    }

    @Test
    void a_fact_of_a_closed_unit_holds_for_the_unit_that_has_taken_over_its_work() {
        assertThat(directory.recordedAs(CITY, List.of(LAST_DAY))).containsExactly(CITY);
        assertThat(directory.recordedAs(CITY, List.of(LAST_DAY, NEXT_DAY))).containsExactlyInAnyOrder(CITY, NORTH);
        assertThat(directory.recordedAs(SOUTH, List.of(NEXT_DAY))).containsExactly(SOUTH);
        assertThat(directory.recordedAs(NORTH, List.of(NEXT_DAY))).containsExactly(NORTH);
    }

    @Test
    void a_municipality_belongs_to_the_region_of_the_day() {
        MunicipalityCode copenhagen = new MunicipalityCode("0101");

        assertThat(directory.regionOf(copenhagen, LAST_DAY)).contains(new RegionCode(ADirectory.HOVEDSTADEN));
        assertThat(directory.regionOf(copenhagen, NEXT_DAY)).contains(new RegionCode(ADirectory.OESTDANMARK));
        assertThat(directory.regionOf(new MunicipalityCode("0999"), NEXT_DAY)).isEmpty();
    }

    @Test
    void a_hospital_is_known_by_the_name_under_which_it_sends() {
        assertThat(directory.sender("OUH|ADT")).map(Hospital::id).contains(new HospitalId("ouh"));
        assertThat(directory.sender("OUH|LAB")).isEmpty();
    }

    @Test
    void the_most_specific_code_of_a_department_that_is_classified_decides_its_specialty() {
        assertThat(specialty("auh", "PSY", "MED")).isEqualTo(Specialty.PSYCHIATRIC);
        assertThat(specialty("auh", "P2", "MED")).isEqualTo(Specialty.SOMATIC);
        assertThat(specialty("auh", "P2")).isEqualTo(Specialty.UNKNOWN);
        assertThat(specialty("elsewhere", "PSY")).isEqualTo(Specialty.UNKNOWN);
    }

    @Test
    void a_municipality_knows_its_own_units_only() {
        Municipality aarhus = directory.municipality(new MunicipalityCode(AMunicipality.AARHUS)).orElseThrow();

        assertThat(aarhus.unit(CITY)).map(Unit::id).contains(CITY);
        assertThat(aarhus.unit(SOUTH)).isEmpty();
    }

    @Test
    void a_function_has_the_title_that_the_municipality_gives_it() {
        Municipality aarhus = directory.municipality(new MunicipalityCode(AMunicipality.AARHUS)).orElseThrow();

        assertThat(aarhus.titleOf(COORDINATOR)).isEqualTo("tovholder");
        assertThat(aarhus.titleOf(new UnitFunction("GP"))).isEqualTo("GP");
    }

    private Specialty specialty(String hospital, String... codes) {
        return directory.specialtyOf(new Department(new HospitalId(hospital), "a ward", List.of(codes)));
    }
}
