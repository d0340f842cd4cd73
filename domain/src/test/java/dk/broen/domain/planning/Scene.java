package dk.broen.domain.planning;

import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;
import java.time.Instant;
import java.util.List;

/** Aarhus with one unit of each kind, and Silkeborg. */
final class Scene {
    private final AMunicipality aarhus = aarhus().with(
        aUnit("tovholdere", COORDINATOR),
        aUnit("bostoette", HOUSING_SUPPORT)
            .reachedBy(new ContactPoint.Queue("notifications.bostoette"), new ContactPoint.Sms("+4520000001", When.OUTSIDE_HOURS)),
        aUnit("voksne", SOCIAL_SERVICES).reachedBy(new ContactPoint.Mail("voksne@kommune.example")),
        aUnit("jobcenter", JOBCENTRE), aUnit("hjemmepleje", HOME_CARE).withoutContactPoint(),
        aUnit("rusmiddel", SUBSTANCE_USE))
        .withCoordinatorTeam("tovholdere");
    private final AMunicipality silkeborg = aMunicipality(SILKEBORG).with(aUnit("silkeborg-bostoette", HOUSING_SUPPORT));

    /** The rules of Aarhus, which a test can change for its own scene. */
    AMunicipality aarhusRules() {
        return aarhus;
    }

    AMunicipality silkeborgRules() {
        return silkeborg;
    }

    Plan plan(StayEvent event, ACourse before, ACitizen citizen) {
        return plan(event, before, citizen, event.sentAt());
    }

    Plan plan(StayEvent event, ACourse before, ACitizen citizen, Instant at) {
        return new Planner().plan(event, before.history(), citizen.facts(), ADirectory.of(aarhus, silkeborg), TheRules.SHIPPED, at);
    }

    Plan planAgain(StayEvent event, ACourse before, ACitizen citizen, Instant at) {
        return new Planner().planAgain(event, before.history(), citizen.facts(), ADirectory.of(aarhus, silkeborg), TheRules.SHIPPED, at);
    }

    /** Who gets which kind of notice by which channel, for example {@code bostoette NEWS QUEUE}. */
    static List<String> notices(Plan plan) {
        return plan.decisions().stream().flatMap(decision -> decision.deliveries().stream()
            .map(delivery -> decision.unit() + " " + decision.kind() + " " + delivery.channel())).toList();
    }
}
