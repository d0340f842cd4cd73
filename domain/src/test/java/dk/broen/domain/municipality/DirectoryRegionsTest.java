package dk.broen.domain.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.Danish;
import dk.broen.domain.municipality.Directory.Membership;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryRegionsTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);
    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final RegionCode CAPITAL = new RegionCode("1084");
    private static final RegionCode ZEALAND = new RegionCode("1085");
    private static final RegionCode EAST = new RegionCode("OESTDANMARK");
    private final Directory directory = new Directory(Map.of(), Map.of(
        new MunicipalityCode("0163"), eastAfter(CAPITAL), new MunicipalityCode("0370"), eastAfter(ZEALAND)), List.of(), Set.of(), Set.of(),
        Map.of());

    @Test
    void a_hospital_also_belongs_to_the_new_region_from_its_first_day() {
        assertThat(directory.regionsOf(in(CAPITAL), LAST_DAY)).containsExactly(CAPITAL);
        assertThat(directory.regionsOf(in(CAPITAL), FIRST_DAY)).containsExactlyInAnyOrder(CAPITAL, EAST);
    }

    @Test
    void a_hospital_does_not_belong_to_the_new_region_of_other_regions() {
        RegionCode north = new RegionCode("1081");

        assertThat(directory.regionsOf(in(north), FIRST_DAY)).containsExactly(north);
    }

    @Test
    void a_hospital_of_the_new_region_was_never_in_the_old_ones() {
        assertThat(directory.regionsOf(in(EAST), LAST_DAY)).containsExactly(EAST);
        assertThat(directory.regionsOf(in(EAST), FIRST_DAY)).containsExactly(EAST);
    }

    private static List<Membership> eastAfter(RegionCode region) {
        return List.of(new Membership(region, Period.between(LocalDate.MIN, LAST_DAY)), new Membership(EAST, Danish.since(FIRST_DAY)));
    }

    private static Hospital in(RegionCode region) {
        return new Hospital(new HospitalId("herlev"), "Herlev", Optional.empty(), region, Set.of(), Map.of(), Specialty.UNKNOWN,
            Wards.answeredOn("ward-answers.herlev"), AdtProfile.SHIPPED.withCharset("UTF-8"));
    }
}
