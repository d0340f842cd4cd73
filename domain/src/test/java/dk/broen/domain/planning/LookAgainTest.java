package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The next instant at which the plan could differ although nothing happens (design.md §3). */
class LookAgainTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final Period LONG = Period.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 9));
    private final Scene scene = new Scene();

    static Stream<Arguments> whatChangesByItself() {
        return Stream.of(
            Arguments.of("a consent begins", citizen().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-12-05", "2027-05-31")),
                "2026-12-05T00:00"),
            Arguments.of("a consent ends", citizen().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-11-01", "2026-12-07")),
                "2026-12-08T00:00"),
            Arguments.of("a consent is withdrawn", citizen().with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-03T14:30")),
                "2026-12-03T14:30"),
            Arguments.of("a service ends", citizen().withServiceAt(HOUSING_SUPPORT, "bostoette", LONG), "2026-12-10T00:00"),
            Arguments.of("the citizen moves", citizen().livingIn(AARHUS, LONG), "2026-12-10T00:00"),
            Arguments.of("an appointment ends", citizen().coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(LONG)),
                "2026-12-10T00:00"),
            Arguments.of("an absence begins",
                citizen().coordinatedBy(appointed(aPerson("Anna"), "tovholdere").absent("2026-12-04", "2026-12-05")), "2026-12-04T00:00"),
            Arguments.of("nothing changes, and the stay is not heard of for too long", citizen(), "2027-12-01T10:00:00.001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatChangesByItself")
    void the_hub_looks_again_when(String what, ACitizen citizen, String time) {
        assertThat(scene.hub(citizen).hears(ADMITTED).lookAgain()).contains(Danish.time(time));
    }

    @Test
    void the_hub_looks_again_when_a_unit_of_the_municipality_closes() {
        scene.aarhusRules().with(aUnit("gammel", HOUSING_SUPPORT).closing("2026-12-09", "bostoette"));

        assertThat(scene.hub(citizen()).hears(ADMITTED).lookAgain()).contains(Danish.time("2026-12-10T00:00"));
    }

    @Test
    void a_day_that_has_passed_is_not_looked_at_again() {
        AHub hub = scene.hub(citizen().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-11-01", "2026-12-07")));
        hub.hears(ADMITTED);

        assertThat(hub.looks("2026-12-08T00:00").lookAgain()).contains(Danish.time("2027-12-01T10:00:00.001"));
    }

    @Test
    void a_planned_time_is_looked_at_when_it_has_passed() {
        assertThat(scene.hub(citizen())
            .hears(ADMITTED, aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-10T11:30").original()).lookAgain())
            .contains(Danish.time("2026-12-10T11:30:00.001"));
    }

    @Test
    void an_ended_stay_is_looked_at_while_its_end_holds_and_not_after_a_death() {
        AHub hub = scene.hub(supported().withConsentFor(COORDINATOR));

        assertThat(hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original()).lookAgain())
            .contains(Danish.time("2027-06-01T00:00"));
        assertThat(hub.hears(aDeath().at("2026-12-04T10:00").original()).lookAgain()).isEmpty();
    }

    private static ACitizen citizen() {
        return aCitizen().livingIn(AARHUS);
    }
}
