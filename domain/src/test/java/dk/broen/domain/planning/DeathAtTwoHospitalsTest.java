package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hospitals report one death: who may hear of one of them hears of the death through it (domain.md §§3, 4). */
class DeathAtTwoHospitalsTest {
    private static final StayEvent IN_AARHUS = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent IN_ODENSE = anAdmission().from("ouh").inStay("o1").at("2026-12-02T10:00").original();
    private static final StayEvent DIED_SAYS_AARHUS = aDeath().at("2026-12-04T10:00").original();
    private static final StayEvent DIED_SAYS_ODENSE = aDeath().from("ouh").inStay("o1").at("2026-12-04T12:00").original();
    private final Scene scene = new Scene();

    @Test
    void who_may_hear_of_the_other_hospital_only_is_told_through_it_with_the_one_time() {
        AHub hub = scene.hub(citizen().with(housing().forHospitalsOf(SYDDANMARK)));
        hub.hears(IN_AARHUS, IN_ODENSE, DIED_SAYS_AARHUS);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");

        hub.hears(DIED_SAYS_ODENSE);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DECEASED, now DEAD");
        assertThat(death(hub).at()).isEqualTo(DIED_SAYS_AARHUS.occurredAt());
        assertThat(death(hub).hospital().map(Saying.Hospital::name)).contains("Hospital ouh");
    }

    @Test
    void a_refusal_for_the_one_hospital_does_not_hide_the_death_that_the_other_one_reports() {
        AHub hub = scene.hub(citizen().with(housing().forHospitalsOf(MIDTJYLLAND, SYDDANMARK))
            .with(aRefusal().naming(HOUSING_SUPPORT, COORDINATOR).forHospitalsOf(MIDTJYLLAND)));
        hub.hears(IN_AARHUS, IN_ODENSE, DIED_SAYS_AARHUS, DIED_SAYS_ODENSE);

        assertThat(death(hub).hospital().map(Saying.Hospital::name)).contains("Hospital ouh");
    }

    @Test
    void who_may_hear_of_neither_hospital_is_not_told() {
        AHub hub = scene.hub(citizen().with(housing().forHospitalsOf(MIDTJYLLAND, SYDDANMARK).forEvents(EventType.ADMITTED)));
        hub.hears(IN_AARHUS, IN_ODENSE, DIED_SAYS_AARHUS, DIED_SAYS_ODENSE);

        assertThat(hub.read("bostoette")).noneMatch(sentence -> sentence.contains("DECEASED"));
    }

    @Test
    void the_death_is_told_once_also_if_only_the_other_hospital_may_be_heard_of_later() {
        AHub hub = scene.hub(citizen().with(housing().forHospitalsOf(MIDTJYLLAND).lasting("2026-06-01", "2026-12-05"))
            .with(housing().forHospitalsOf(SYDDANMARK)));
        hub.hears(IN_AARHUS, IN_ODENSE, DIED_SAYS_AARHUS, DIED_SAYS_ODENSE);
        Plan later = hub.looks("2026-12-06T10:00");

        assertThat(death(hub).hospital().map(Saying.Hospital::name)).contains("Hospital auh");
        assertThat(later.notices()).isEmpty();
    }

    @Test
    void a_death_that_the_hospital_takes_back_is_still_told_as_the_other_one_reports_it() {
        AHub hub = scene.hub(citizen().with(housing().forHospitalsOf(SYDDANMARK)));
        hub.hears(IN_AARHUS, IN_ODENSE, DIED_SAYS_AARHUS, DIED_SAYS_ODENSE);
        hub.hears(aDeath().at("2026-12-04T10:00").cancelled(), Danish.time("2026-12-05T09:00"));

        assertThat(hub.read("bostoette")).endsWith("takes back DECEASED, says DECEASED, now DEAD");
        assertThat(hub.contents("bostoette").reduce((one, last) -> last).orElseThrow().words().says()).extracting(Saying::at)
            .containsExactly(DIED_SAYS_ODENSE.occurredAt());
    }

    private static ACitizen citizen() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private static AConsent housing() {
        return aConsent().naming(HOUSING_SUPPORT, COORDINATOR);
    }

    private static Saying death(AHub hub) {
        List<Saying> told = hub.contents("bostoette").flatMap(content -> content.words().says().stream())
            .filter(saying -> saying.type() == EventType.DECEASED).toList();
        assertThat(told).hasSize(1);
        return told.get(0);
    }
}
