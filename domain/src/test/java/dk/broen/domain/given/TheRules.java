package dk.broen.domain.given;

import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.RESIDENCE;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.disclosure.Disclosure.Place;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.history.FlagThresholds;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.EventType;
import java.util.Map;
import java.util.Set;

/** The default rules. */
public final class TheRules {
    public static final Rules SHIPPED = new Rules(Danish.HOLIDAYS, CourseRules.SHIPPED, FlagThresholds.SHIPPED,
        Set.of(EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DETAILS_CHANGED),
        Set.of(EventType.DISCHARGED, EventType.DECEASED), Rules.NEWS, Rules.STALE,
        new Deadlines(Map.of(), Danish.HOLIDAYS));

    /** What the functions may see of the place of a stay; a jobcentre sees nothing. */
    public static final Disclosure DISCLOSURE = new Disclosure(Map.of(COORDINATOR, Place.WARD, SOCIAL_SERVICES, Place.WARD, HOUSING_SUPPORT,
        Place.WARD, SUPPORT_CONTACT, Place.WARD, RESIDENCE, Place.WARD, HOME_CARE, Place.WARD, SUBSTANCE_USE, Place.HOSPITAL));

    private TheRules() {}
}
