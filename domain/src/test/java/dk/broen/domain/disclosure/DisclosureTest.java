package dk.broen.domain.disclosure;

import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.RESIDENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Disclosure.Place;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static final Disclosure DISCLOSURE = new Disclosure(Map.of(COORDINATOR, Place.WARD, HOUSING_SUPPORT, Place.HOSPITAL));
    private static final Directory DIRECTORY = ADirectory.of();
    private static final Saying.Hospital AUH = new Saying.Hospital("Hospital auh", Optional.empty());
    private static final Matter ADMISSION = matter(anAdmission().original());

    @Test
    void the_configuration_decides_how_much_of_the_place_a_function_is_told() {
        assertThat(told(COORDINATOR).hospital()).contains(AUH);
        assertThat(told(COORDINATOR).department()).contains("Afsnit PSY");
        assertThat(told(HOUSING_SUPPORT).hospital()).contains(AUH);
        assertThat(told(HOUSING_SUPPORT).department()).isEmpty();
    }

    @Test
    void a_function_that_the_configuration_does_not_name_is_told_nothing_of_the_place() {
        assertThat(told(RESIDENCE).hospital()).isEmpty();
        assertThat(told(RESIDENCE).department()).isEmpty();
    }

    @Test
    void a_function_that_no_rule_names_for_the_specialty_is_told_nothing_of_the_place() {
        Saying saying = DISCLOSURE.saying(ADMISSION, COORDINATOR, false, Optional.empty(), DIRECTORY);

        assertThat(saying.hospital()).isEmpty();
        assertThat(saying.department()).isEmpty();
    }

    @Test
    void a_place_that_cannot_be_named_is_left_out() {
        assertThat(at(new Department(new HospitalId("auh"), " ", List.of())).department()).isEmpty();
        assertThat(at(new Department(new HospitalId("closed"), "Afsnit 1", List.of())).hospital()).isEmpty();
    }

    @Test
    void an_end_says_since_when() {
        Optional<Instant> since = Optional.of(Danish.time("2026-12-01T10:00"));

        assertThat(DISCLOSURE.saying(ADMISSION, RESIDENCE, true, since, DIRECTORY).since()).isEqualTo(since);
    }

    @Test
    void a_milestone_is_said_of_its_stay_and_a_death_of_none() {
        Saying death = DISCLOSURE.truth(matter(aDeath().original()), DIRECTORY);

        assertThat(told(COORDINATOR).stay()).contains(((Milestone) ADMISSION).stay());
        assertThat(told(COORDINATOR).specialty()).isEqualTo(Specialty.PSYCHIATRIC);
        assertThat(death.stay()).isEmpty();
        assertThat(death.specialty()).isEqualTo(Specialty.UNKNOWN);
    }

    private static Saying told(UnitFunction function) {
        return DISCLOSURE.saying(ADMISSION, function, true, Optional.empty(), DIRECTORY);
    }

    private static Saying at(Department place) {
        Milestone milestone = (Milestone) ADMISSION;
        return DISCLOSURE
            .truth(new Milestone(milestone.key(), milestone.type(), milestone.stay(), milestone.at(), milestone.specialty(), place,
                milestone.planned(), false), DIRECTORY);
    }

    private static Matter matter(StayEvent event) {
        return ACourse.of(event).at("2026-12-20T12:00").truths().findFirst().orElseThrow();
    }
}
