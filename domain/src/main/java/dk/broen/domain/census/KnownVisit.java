package dk.broen.domain.census;

import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.Stay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the hub knows of a stay from all that was said, by messages and by lists.
 *
 * @param citizen the number in use of the citizen
 * @param wards the codes of the place that was named last
 * @param planned the expected discharge that was named last
 */
public record KnownVisit(Cpr citizen, State state, Set<String> wards, Optional<PlannedDischarge> planned) {
    /** What is known of the stay. */
    public enum State {
        /** Nothing was said of it that makes a stay: it is new, what was said waits for planning, or its beginning was lost. */
        UNHEARD,
        /** Something was said of it, and it is no stay now: a message cancelled it. */
        NO_STAY,
        /** It is open, and an emergency contact without an admission. */
        EMERGENCY, OPEN,
        /** A list ended it, and no message did. */
        ENDED_BY_LIST, ENDED
    }

    private static final Comparator<StayEvent> LAST = Comparator.comparing(StayEvent::sentAt).thenComparing(StayEvent::occurredAt);

    public KnownVisit {
        wards = Set.copyOf(wards);
    }

    /** Nothing is known. */
    public static KnownVisit unheard(Cpr citizen) {
        return new KnownVisit(citizen, State.UNHEARD, Set.of(), Optional.empty());
    }

    /** @param course the stays of the citizen, of whom these messages are */
    public static KnownVisit of(Cpr citizen, StayKey visit, List<Said> said, Course course) {
        List<StayEvent> about = said.stream().map(Said::event).filter(event -> event.stay().equals(visit)).toList();
        if (about.isEmpty()) {
            return unheard(citizen);
        }
        Optional<StayEvent> plan = about.stream().filter(event -> event.type() == EventType.DISCHARGE_PLANNED).max(LAST);
        return new KnownVisit(citizen, state(visit, about, course),
            about.stream().filter(event -> event.nature() != EventNature.CANCELLATION).max(LAST)
                .map(event -> Set.copyOf(event.department().codes())).orElse(Set.of()),
            plan.filter(event -> event.nature() != EventNature.CANCELLATION).flatMap(StayEvent::planned));
    }

    private static State state(StayKey visit, List<StayEvent> about, Course course) {
        if (course.death().isPresent()) {
            return State.ENDED;
        }
        List<Stay> stays = course.stays().stream().filter(stay -> stay.aliases().contains(visit)).toList();
        if (stays.isEmpty()) {
            return about.stream().anyMatch(KnownVisit::cancelsBeginning) ? State.NO_STAY : State.UNHEARD;
        }
        Stay last = stays.get(stays.size() - 1);
        if (last.state().open()) {
            return last.emergencyOnly() ? State.EMERGENCY : State.OPEN;
        }
        return last.end().filter(end -> end.event().listed()).isPresent() ? State.ENDED_BY_LIST : State.ENDED;
    }

    private static boolean cancelsBeginning(StayEvent event) {
        return event.nature() == EventNature.CANCELLATION && !event.listed()
            && (event.type() == EventType.ADMITTED || event.type() == EventType.EMERGENCY_CONTACT);
    }
}
