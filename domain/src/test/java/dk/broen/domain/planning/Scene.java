package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
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
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;

/** Aarhus with one unit of each kind, and Silkeborg. Home care is told of somatic stays, all others of psychiatric ones. */
final class Scene {
    private final AMunicipality aarhus = aarhus().with(
        aUnit("tovholdere", COORDINATOR),
        aUnit("bostoette", HOUSING_SUPPORT)
            .reachedBy(new ContactPoint.Queue("notifications.bostoette"), new ContactPoint.Sms("+4520000001", When.OUTSIDE_HOURS)),
        aUnit("voksne", SOCIAL_SERVICES).reachedBy(new ContactPoint.Mail("voksne@kommune.example")),
        aUnit("jobcenter", JOBCENTRE), aUnit("hjemmepleje", HOME_CARE), aUnit("rusmiddel", SUBSTANCE_USE))
        .withCoordinatorTeam("tovholdere").tellingHomeCareOnlyOfSomaticStays();
    private final AMunicipality silkeborg = aMunicipality(SILKEBORG).with(aUnit("silkeborg-bostoette", HOUSING_SUPPORT));

    /** The rules of Aarhus, which a test can change for its own scene. */
    AMunicipality aarhusRules() {
        return aarhus;
    }

    AMunicipality silkeborgRules() {
        return silkeborg;
    }

    AHub hub(ACitizen citizen) {
        return new AHub(ADirectory.of(aarhus, silkeborg), citizen);
    }

    /** A citizen of Aarhus whose bostøtte may be told. */
    static ACitizen supported() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);
    }

    /** A citizen of Aarhus whose social services may be told, by mail and in opening hours only. */
    static ACitizen knownToSocialServices() {
        return aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES);
    }

    /** The same as {@link #supported()} with home care, which is told of somatic stays only. */
    static ACitizen supportedWithHomeCare() {
        return supported().withServiceAt(HOME_CARE, "hjemmepleje").withConsentFor(HOME_CARE);
    }
}
