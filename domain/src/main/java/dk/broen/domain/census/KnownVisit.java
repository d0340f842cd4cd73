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
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the hub knows of a stay from all that was said, by messages and by lists, under each of its numbers.
 *
 * @param citizen the number in use of the citizen
 * @param numbers all numbers of the stay
 * @param saidAs the number under which the beginning, the end and the expected discharge of the stay were said: a cancellation must name it
 * @param wards the codes of the place that was named last
 * @param planned the expected discharge that was named last
 * @param saidAt when the last message was sent; empty if lists said everything
 */
public record KnownVisit(Cpr citizen, State state, Set<String> numbers, Map<EventType, String> saidAs, Set<String> wards,
    Optional<PlannedDischarge> planned, Optional<Instant> saidAt) {
    /** What is known of the stay. */
    public enum State {
        /** Nothing was said of it that makes a stay: it is new, what was said waits for planning, or its beginning was lost. */
        UNHEARD,
        /** Something was said of it, and it is no stay now: a message cancelled it. */
        NO_STAY,
        /** It is open, and an emergency contact without an admission. */
        EMERGENCY, OPEN,
        /**
         * It is open, and a message said that the citizen is not in the ward: on leave, away without leave, in another stay, or transferred to
         * another hospital.
         */
        AWAY,
        /** A list ended it, and no message did. */
        ENDED_BY_LIST, ENDED
    }

    private static final Comparator<StayEvent> LAST = Comparator.comparing(StayEvent::sentAt).thenComparing(StayEvent::occurredAt);

    public KnownVisit {
        numbers = Set.copyOf(numbers);
        saidAs = Map.copyOf(saidAs);
        wards = Set.copyOf(wards);
    }

    /** Nothing is known. */
    public static KnownVisit unheard(Cpr citizen, String number) {
        return new KnownVisit(citizen, State.UNHEARD, Set.of(number), Map.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    /** @param course the stays of the citizen, of whom these messages are */
    public static KnownVisit of(Cpr citizen, StayKey visit, List<Said> said, Course course) {
        List<Stay> stays = course.stays().stream().filter(stay -> stay.aliases().contains(visit)).toList();
        Set<StayKey> keys = Stream.concat(Stream.of(visit), stays.stream().flatMap(stay -> stay.aliases().stream()))
            .collect(Collectors.toSet());
        List<Said> about = said.stream().filter(one -> one.event().keys().anyMatch(keys::contains)).toList();
        if (about.isEmpty()) {
            return unheard(citizen, visit.episode());
        }
        List<StayEvent> events = about.stream().map(Said::event).toList();
        Optional<Stay> last = stays.stream().reduce((earlier, later) -> later);
        Optional<StayEvent> plan = events.stream().filter(event -> event.type() == EventType.DISCHARGE_PLANNED)
            .filter(event -> event.nature() == EventNature.CANCELLATION || event.saysExpectedDischarge()).max(LAST);
        return new KnownVisit(citizen, course.death().isPresent() ? State.ENDED : state(last, about),
            keys.stream().map(StayKey::episode).collect(Collectors.toSet()), saidAs(visit, last, events, plan),
            events.stream().filter(event -> event.nature() != EventNature.CANCELLATION).max(LAST)
                .map(event -> Set.copyOf(event.department().codes())).orElse(Set.of()),
            plan.filter(event -> event.nature() != EventNature.CANCELLATION).flatMap(StayEvent::planned),
            events.stream().filter(event -> !event.listed()).map(StayEvent::sentAt).max(Comparator.naturalOrder()));
    }

    /** The number under which the event was said; the other one if nobody said it. */
    String saidAs(EventType type, String other) {
        return saidAs.getOrDefault(type, other);
    }

    private static Map<EventType, String> saidAs(StayKey visit, Optional<Stay> stay, List<StayEvent> events, Optional<StayEvent> plan) {
        Map<EventType, String> numbers = new EnumMap<>(EventType.class);
        for (EventType beginning : List.of(EventType.ADMITTED, EventType.EMERGENCY_CONTACT)) {
            events.stream().filter(event -> event.type() == beginning && event.nature() != EventNature.CANCELLATION)
                .min(Comparator.comparing((StayEvent event) -> !event.stay().equals(visit)).thenComparing(LAST.reversed()))
                .ifPresent(event -> numbers.put(beginning, event.stay().episode()));
        }
        stay.flatMap(Stay::end).ifPresent(end -> numbers.put(EventType.DISCHARGED, end.event().stay().episode()));
        plan.ifPresent(event -> numbers.put(EventType.DISCHARGE_PLANNED, event.stay().episode()));
        return numbers;
    }

    private static State state(Optional<Stay> stay, List<Said> about) {
        if (stay.isEmpty()) {
            return about.stream().map(Said::event).anyMatch(KnownVisit::cancelsBeginning) ? State.NO_STAY : State.UNHEARD;
        }
        return switch (stay.get().state()) {
            case ON_LEAVE, ELSEWHERE -> State.AWAY;
            case OPEN -> stay.get().leftForAnotherHospital() ? State.AWAY
                : stay.get().emergencyOnly() ? State.EMERGENCY : State.OPEN;
            case ENDED, OVER -> stay.get().end().filter(end -> end.event().listed()).isPresent() ? State.ENDED_BY_LIST : State.ENDED;
        };
    }

    private static boolean cancelsBeginning(StayEvent event) {
        return event.nature() == EventNature.CANCELLATION && !event.listed()
            && (event.type() == EventType.ADMITTED || event.type() == EventType.EMERGENCY_CONTACT);
    }
}
