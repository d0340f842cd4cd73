package dk.broen.domain.permission;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The stays of a region, told to units of that region (domain.md §4). */
class OwnRegionListTest {
    @Test
    void a_listed_unit_of_the_region_is_told_and_the_rule_has_the_version_of_the_list() {
        assertThat(asking(true).verdict()).isInstanceOfSatisfying(Verdict.Permitted.class, permitted -> {
            assertThat(permitted.basis()).isEqualTo(Basis.OWN_REGION);
            assertThat(permitted.rule()).isEqualTo("OWN_REGION@midt-1");
        });
    }

    @Test
    void nobody_is_told_until_the_region_switches_it_on() {
        assertThat(asking(false).answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void another_unit_is_not_told() {
        assertThat(asking(true).of("jobcenter").answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void a_stay_at_a_hospital_of_another_region_is_not_told() {
        assertThat(asking(true).from("ouh").answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(Asking.about(aCitizen()).with(new RegionCode(SYDDANMARK), list(true)).from("ouh").answer())
            .isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    @Test
    void an_event_outside_the_list_and_a_somatic_stay_are_not_told() {
        assertThat(asking(true).telling(EventType.LEAVE_STARTED).answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
        assertThat(asking(true).somatic().answer()).isEqualTo(WithheldReason.CONSENT_MISSING);
    }

    private static Asking asking(boolean on) {
        return Asking.about(aCitizen()).with(new RegionCode(MIDTJYLLAND), list(on));
    }

    private static OwnRegion list(boolean on) {
        return new OwnRegion("midt-1", on, Set.of(new UnitId("bostoette")), Set.of(EventType.ADMITTED, EventType.DISCHARGED));
    }
}
