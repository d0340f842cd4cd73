package dk.broen.domain.courses;

import java.util.List;

/**
 * Forløb: a course that a municipality has switched on, with its own values (domain.md §2, step). It begins with the admission to a
 * psychiatric ward and ends with the end of the stay or the death of the citizen.
 *
 * @param id the name of the course in {@code courses.yaml}
 */
public record CourseRule(String id, List<StepRule> steps) {
    public CourseRule {
        steps = List.copyOf(steps);
    }
}
