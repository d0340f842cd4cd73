package dk.broen.domain.planning;

import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Death;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.permission.Visit;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stays of a matter, as a legal basis names stays (domain.md §4). A death belongs to the stays that it ends. */
final class Visits {
    private final Situation situation;
    private final Course course;

    Visits(Situation situation) {
        this.situation = situation;
        this.course = situation.course();
    }

    /** The keys of the stay of the matter; for a death those of all stays that it concerns, also of those that were over before. */
    Set<StayKey> keys(Matter matter) {
        return stays(matter).flatMap(stay -> stay.aliases().stream()).collect(Collectors.toSet());
    }

    /** The stay of the matter; for a death the stays that it ends. A stay that was over before, or may be another citizen's, is none. */
    List<Visit> of(Matter matter) {
        Stream<Stay> stays = matter instanceof Death death
            ? stays(death).filter(stay -> !overBefore(death, stay) && !situation.disputed(stay)) : stays(matter);
        return stays.map(this::of).toList();
    }

    Visit of(Stay stay) {
        Instant begun = stay.begunAt().orElse(stay.lastHeardAt());
        return new Visit(Set.copyOf(stay.aliases()), begun, course.stays().stream().filter(earlier -> !earlier.equals(stay))
            .filter(earlier -> !Collections.disjoint(earlier.aliases(), stay.aliases())).map(Stay::lastHeardAt)
            .filter(ended -> !ended.isAfter(begun)).max(Comparator.naturalOrder()));
    }

    private Stream<Stay> stays(Matter matter) {
        return matter instanceof Death ? course.stays().stream().filter(new Concerns(situation)::openOrRecent)
            : course.stayOf(matter.key()).stream();
    }

    private static boolean overBefore(Death death, Stay stay) {
        return stay.state() == Stay.State.OVER
            || stay.milestones(EventType.DISCHARGED).anyMatch(end -> end.at().isBefore(death.at()));
    }
}
