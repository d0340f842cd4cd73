package dk.broen.domain.history;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides whether an update of details says nothing new about its visit (domain.md §3): the specialty of the ward, the municipality and the
 * name of the citizen are those of the message before it, and it states no other number of the stay than messages did before. Such an update shows only that the stay goes on.
 */
public final class SilentUpdate {
    private static final Comparator<StayEvent> BY_CLINICAL_TIME =
        Comparator.comparing(StayEvent::occurredAt).thenComparing(StayEvent::sentAt);

    private static final Set<Mark> OF_A_STAY = EnumSet.of(Mark.COMPULSORY_ADMISSION, Mark.USER_CONTROLLED_BED);

    private SilentUpdate() {}

    /**
     * Whether the update says nothing new.
     *
     * @param said the messages about the citizen, without this one
     */
    public static boolean is(StayEvent update, List<Said> said, Function<Department, Specialty> specialties, CourseRules rules) {
        if (update.type() != EventType.DETAILS_CHANGED || update.nature() != EventNature.ORIGINAL) {
            return false;
        }
        List<StayEvent> standing =
            new Replay(said.stream().filter(one -> one.event().stay().equals(update.stay())).toList(), rules.clockSkew()).standing()
                .stream().map(Said::event).toList();
        List<StayEvent> visit =
            standing.stream().filter(event -> BY_CLINICAL_TIME.compare(event, update) <= 0).sorted(BY_CLINICAL_TIME).toList();
        boolean takesBackDeath = update.citizenLives() && standing.stream().anyMatch(event -> event.type() == EventType.DECEASED);
        boolean marksTheStay = OF_A_STAY.stream().filter(update.marks()::contains)
            .anyMatch(mark -> visit.stream().noneMatch(event -> event.marks().contains(mark)));
        boolean namesTheStay = update.keys()
            .anyMatch(stated -> standing.stream().flatMap(StayEvent::keys).noneMatch(stated::equals));
        return !visit.isEmpty() && !takesBackDeath && !marksTheStay && !namesTheStay
            && specialties.apply(visit.get(visit.size() - 1).department()) == specialties.apply(update.department())
            && saysTheSame(update.municipality(), visit, StayEvent::municipality)
            && saysTheSame(update.citizenName(), visit, StayEvent::citizenName);
    }

    private static <T> boolean saysTheSame(Optional<T> now, List<StayEvent> visit, Function<StayEvent, Optional<T>> field) {
        return now.isEmpty() || visit.stream().flatMap(event -> field.apply(event).stream()).reduce((earlier, later) -> later).equals(now);
    }
}
