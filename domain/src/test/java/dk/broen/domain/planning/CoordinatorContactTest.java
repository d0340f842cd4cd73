package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Functions;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoordinatorContactTest {
    private final AMunicipality aarhus = aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT),
        aUnit("vagt", Functions.DUTY_DESK)).withCoordinatorTeam("tovholdere");

    @Test
    void a_unit_that_stands_in_because_of_a_service_is_named_to_coordinators_only() {
        ACitizen citizen = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");

        assertThat(named(citizen, COORDINATOR)).hasValueSatisfying(contact -> assertThat(contact.name()).contains("bostoette"));
        assertThat(named(citizen, JOBCENTRE)).isEmpty();
    }

    @Test
    void an_appointed_coordinator_and_the_municipalitys_team_are_named_to_everybody() {
        ACitizen coordinated = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere"));

        assertThat(named(coordinated, JOBCENTRE)).hasValueSatisfying(contact -> assertThat(contact.appointed()).isTrue());
        assertThat(named(aCitizen().livingIn(AARHUS), JOBCENTRE))
            .hasValueSatisfying(contact -> assertThat(contact.name()).contains("tovholdere"));
    }

    private Optional<WardAnswer.Contact> named(ACitizen citizen, UnitFunction reader) {
        Directory directory = ADirectory.of(aarhus);
        Municipality municipality = directory.municipality(new MunicipalityCode(AARHUS)).orElseThrow();
        return CoordinatorContact.of(new Recipients(directory, municipality, LocalDate.of(2026, 12, 4), Walk.UNDISTURBED),
            citizen.facts(), municipality, reader, unit -> true);
    }
}
