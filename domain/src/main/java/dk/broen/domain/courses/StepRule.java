package dk.broen.domain.courses;

import dk.broen.domain.followup.Deadline;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Set;

/**
 * A rule that makes a step: when the course is so, at that time, those functions are told, and an answer is expected until then.
 *
 * @param id the course and the name in it, for example {@code behandlingskonference.conference}; the key of the texts as well
 * @param like the event of the stay by whose permission the step may be told (ADR 127)
 * @param onlyIf the step is made if one of these is true of the stay; without any it is made of each stay
 * @param time when it is made
 * @param to the functions that are told
 * @param answer until when an answer is expected, from the time at which the step is told
 * @param urgent whether it is told by SMS outside opening hours, and first when a unit opens
 */
public record StepRule(String id, EventType like, List<Condition> onlyIf, StepTime time, Set<UnitFunction> to, Deadline answer,
    boolean urgent) {
    public StepRule {
        onlyIf = List.copyOf(onlyIf);
        to = Set.copyOf(to);
    }
}
