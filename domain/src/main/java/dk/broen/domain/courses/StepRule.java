package dk.broen.domain.courses;

import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A rule that makes a step: when the course is so, at that time, those functions are told, and an answer is expected until then. What was
 * told of a step keeps its rule: the run goes on by the rule that it began with, also when the configuration has another one.
 *
 * @param id the course and the name in it, for example {@code behandlingskonference.conference}; the key of the texts as well
 * @param like an event of the stay whose permission the step needs (ADR 127)
 * @param expectedDays the step is made of a stay that is expected to last that many Danish calendar days or more, from the day on which the
 *     citizen came to a psychiatric ward; 0 for each stay
 * @param time when it is made
 * @param to the functions that are told
 * @param answer how long an answer may take, in working time of the recipient; then the recipient is reminded, and after the same time again
 *     the next one is told (domain.md §6)
 * @param urgent whether it is told by SMS outside opening hours, and first when a unit opens
 */
public record StepRule(String id, EventType like, int expectedDays, StepTime time, Set<UnitFunction> to, WorkingTime answer,
    boolean urgent) {
    public StepRule {
        to = Set.copyOf(to);
    }

    /**
     * The events of the stay that a recipient must be allowed to know, all of them: who may not know the planned day must not read of it in an
     * invitation, and the expected length is said by a planned discharge.
     */
    public Set<EventType> needs() {
        EnumSet<EventType> needs = EnumSet.of(like);
        if (expectedDays > 0 || tellsPlannedDay()) {
            needs.add(EventType.DISCHARGE_PLANNED);
        }
        return Collections.unmodifiableSet(needs);
    }

    /** Whether the recipient reads the planned day. */
    public boolean tellsPlannedDay() {
        return time instanceof StepTime.When when && when.occasion() == EventType.DISCHARGE_PLANNED;
    }
}
