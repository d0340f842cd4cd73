package dk.broen.domain.planning;

import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Death;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.matter.Step;
import dk.broen.domain.permission.Visit;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The stays of a matter, as a legal basis names stays (domain.md §4). A death belongs to the stays that it ends. */
final class Visits {
    private final Situation situation;
    private final Course course;

    Visits(Situation situation) {
        this.situation = situation;
        this.course = situation.course();
    }

    /**
     * The stay of the matter; for a death all stays that it concerns, also those that were over before. A stay that may be another citizen's
     * counts only if nothing else reports the death.
     */
    List<Visit> concerned(Matter matter) {
        if (matter instanceof Milestone milestone) {
            return of(milestone);
        }
        if (matter instanceof Step step) {
            return of(step);
        }
        return openOrRecent().filter(stay -> course.death().isEmpty() || !situation.disputed(stay)).map(this::of).toList();
    }

    /** The stay of the matter; for a death the stays that it ends. A stay that was over before, or may be another citizen's, is none. */
    List<Visit> of(Matter matter) {
        if (matter instanceof Step step) {
            return of(step);
        }
        return matter instanceof Death death
            ? openOrRecent().filter(stay -> !overBefore(death, stay) && !situation.disputed(stay)).map(this::of).toList()
            : of((Milestone) matter);
    }

    private List<Visit> of(Milestone milestone) {
        return course.stayOf(milestone.key()).map(stay -> of(stay).in(Concerns.specialties(milestone, stay))).stream().toList();
    }

    private List<Visit> of(Step step) {
        return course.stayOf(step.key()).map(stay -> of(stay).in(Set.of(Specialty.PSYCHIATRIC))).stream().toList();
    }

    /** The stay with every specialty that it passed through. */
    Visit of(Stay stay) {
        Instant begun = stay.begunAt().orElse(stay.lastHeardAt());
        return new Visit(Set.copyOf(stay.aliases()), begun, course.stays().stream().filter(earlier -> !earlier.equals(stay))
            .filter(earlier -> !Collections.disjoint(earlier.aliases(), stay.aliases())).map(Stay::lastHeardAt)
            .filter(ended -> !ended.isAfter(begun)).max(Comparator.naturalOrder()), stay.specialties());
    }

    private Stream<Stay> openOrRecent() {
        return course.stays().stream().filter(new Concerns(situation)::openOrRecent);
    }

    private static boolean overBefore(Death death, Stay stay) {
        return stay.state() == Stay.State.OVER
            || stay.milestones(EventType.DISCHARGED).anyMatch(end -> end.at().isBefore(death.at()));
    }
}
