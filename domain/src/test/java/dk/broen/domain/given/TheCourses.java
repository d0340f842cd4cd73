package dk.broen.domain.given;

import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;

import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.Set;

/** The courses that are shipped. */
public final class TheCourses {
    public static final CourseRule CONFERENCE = new CourseRule("behandlingskonference", List.of(new StepRule(
        "behandlingskonference.conference", EventType.DISCHARGE_PLANNED, 30, StepTime.DaysAfter.parse("14 days after ADMITTED"),
        Set.of(COORDINATOR, SOCIAL_SERVICES), WorkingTime.parse("2 working days"), false)));
    public static final CourseRule TALK = new CourseRule("udskrivningssamtale", List.of(new StepRule("udskrivningssamtale.talk",
        EventType.DISCHARGE_PLANNED, 0, new StepTime.When(EventType.DISCHARGE_PLANNED), Set.of(COORDINATOR, SOCIAL_SERVICES),
        WorkingTime.parse("1 working day"), false)));

    private TheCourses() {}
}
