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
import java.util.function.Predicate;

/**
 * Decides whether an update of details says nothing new about its visit (domain.md §3): the specialty of the ward, the municipality and the
 * name of the citizen are those of the message before it, and it states no other number of the stay than messages did before. Such an update
 * shows only that the stay goes on. A move after a list ended the stay is news.
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
        Set<Mark> before = visit.stream().reduce(Set.<Mark>of(), (marks, event) -> event.addedTo(marks), (first, second) -> second);
        Set<Mark> after = update.addedTo(before);
        boolean marksTheStay = OF_A_STAY.stream().anyMatch(mark -> before.contains(mark) != after.contains(mark));
        boolean namesTheStay = update.keys()
            .anyMatch(stated -> standing.stream().flatMap(StayEvent::keys).noneMatch(stated::equals));
        boolean takesBackEnd = update.saysPlace() && visit.stream().anyMatch(StayEvent::endOnList);
        return !visit.isEmpty() && !takesBackDeath && !takesBackEnd && !marksTheStay && !namesTheStay
            && specialties.apply(visit.get(visit.size() - 1).department()) == specialties.apply(update.department())
            && saysTheSame(update, visit, StayEvent::saysMunicipality, StayEvent::municipality)
            && saysTheSame(update, visit, StayEvent::saysName, StayEvent::citizenName);
    }

    /** @param says whether a message states or deletes what is in the field */
    private static <T> boolean saysTheSame(StayEvent update, List<StayEvent> visit, Predicate<StayEvent> says,
        Function<StayEvent, Optional<T>> field) {
        return !says.test(update) || visit.stream().filter(says).reduce((earlier, later) -> later).map(field)
            .filter(last -> last.equals(field.apply(update))).isPresent();
    }
}
