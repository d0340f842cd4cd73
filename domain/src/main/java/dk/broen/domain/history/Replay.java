package dk.broen.domain.history;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replays the events of one stay in the order in which the hospital sent them: corrections replace, cancellations undo (domain.md §3).
 * Events with the same sending time have no order, and the order of arrival is not used instead. A cancellation then undoes an event that
 * was sent before that time. If there is no such event, the cancellation undoes an event with the same sending time. For example, an
 * admission, its cancellation and a new admission with one sending time give a cancelled admission.
 */
final class Replay {
    private static final Comparator<StayEvent> BY_CLINICAL_TIME =
        Comparator.comparing(StayEvent::occurredAt).thenComparing(StayEvent::type);

    private static final Comparator<Said> FIRST_RECEIVED =
        Comparator.comparing(Said::receivedAt).thenComparing(said -> said.occasion().value());

    private static final Set<EventType> CHANGES_STATE = EnumSet.complementOf(EnumSet.of(EventType.TRANSFERRED,
        EventType.DISCHARGE_PLANNED, EventType.DETAILS_CHANGED));

    /** Types of which an earlier report stands when a later one is cancelled. */
    private static final Set<EventType> NAMED_ALONE =
        EnumSet.complementOf(EnumSet.of(EventType.DECEASED, EventType.DISCHARGE_PLANNED));

    /** What is reported as a discharge, and is none. */
    private static final List<Predicate<StayEvent>> NO_DISCHARGES =
        List.of(StayEvent::dischargedByAbsconding, StayEvent::dischargedToAnotherHospital);

    /** Whoever cancels one of these says that the citizen is in the ward. */
    private static final Set<EventType> DEPARTURES = EnumSet.of(EventType.LEAVE_STARTED, EventType.TRANSFERRED, EventType.DISCHARGED);

    private static final Set<EventType> BEGINNINGS = EnumSet.of(EventType.ADMITTED, EventType.EMERGENCY_CONTACT);

    private final Map<StayEvent, Said> messages = new LinkedHashMap<>();
    private final List<StayEvent> valid = new ArrayList<>();
    private final List<StayEvent> cancelled = new ArrayList<>();
    private final Map<StayEvent, List<StayEvent>> undoneBy = new HashMap<>();
    private final Duration skew;

    /**
     * @param visit the messages under one visit number; a message that repeats another one word for word changes nothing
     * @param skew how far in the future of its receipt an event can be without being impossible
     */
    Replay(Collection<Said> visit, Duration skew) {
        this.skew = skew;
        visit.stream().sorted(FIRST_RECEIVED).forEach(said -> messages.putIfAbsent(said.event(), said));
        TreeMap<Instant, List<StayEvent>> bySendingTime = messages.keySet().stream()
            .collect(Collectors.groupingBy(StayEvent::sentAt, TreeMap::new, Collectors.toList()));
        bySendingTime.values().forEach(this::replay);
    }

    /** The messages that are neither replaced nor undone. */
    List<Said> standing() {
        return timeline().stream().filter(event -> !fallsWithItsAdmission(event)).map(messages::get).toList();
    }

    /**
     * A planned discharge falls with its admission, also if the hospital admits again, unless it admits again on the same day: then it put the
     * admission right. A plan stands alone if no admission was reported and none was cancelled after it.
     */
    private boolean fallsWithItsAdmission(StayEvent event) {
        return event.type() == EventType.DISCHARGE_PLANNED && messages.keySet().stream()
            .filter(cancelled -> cancelled.type() == EventType.ADMITTED && cancelled.nature() == EventNature.CANCELLATION)
            .filter(cancelled -> !cancelled.sentAt().isBefore(event.sentAt()))
            .anyMatch(cancelled -> valid.stream().filter(other -> other.type() == EventType.ADMITTED)
                .noneMatch(again -> putsRight(again, undoneBy.getOrDefault(cancelled, List.of()))));
    }

    private static boolean putsRight(StayEvent again, List<StayEvent> undone) {
        return undone.isEmpty() || undone.stream().anyMatch(admission -> day(admission).equals(day(again)));
    }

    private static LocalDate day(StayEvent event) {
        return LocalDate.ofInstant(event.occurredAt(), DENMARK);
    }

    private List<StayEvent> timeline() {
        return valid.stream().sorted(BY_CLINICAL_TIME).toList();
    }

    private void replay(List<StayEvent> sent) {
        List<StayEvent> undoingEarlier = sent.stream()
            .filter(event -> event.nature() == EventNature.CANCELLATION && !undoneBy(event).isEmpty()).toList();
        sent.stream().sorted(Comparator.comparing((StayEvent event) -> !undoingEarlier.contains(event)).thenComparing(StayEvent::nature)
            .thenComparing(StayEvent::occurredAt).thenComparing(ClinicalOrder.OF_ONE_TIME)).forEach(this::apply);
    }

    private void apply(StayEvent event) {
        if (event.citizenLives() && believed(event)) {
            takeBackDeaths(event);
        }
        List<StayEvent> undone = event.nature() == EventNature.ORIGINAL || correctsToTheImpossible(event) ? List.of() : undoneBy(event);
        valid.removeAll(undone);
        if (event.nature() == EventNature.CANCELLATION) {
            cancelled.addAll(undone);
            undoneBy.put(event, undone);
            takeBackListedEnds(event);
        }
        if (event.nature() != EventNature.CANCELLATION) {
            valid.add(keepingRequest(event, undone));
        }
    }

    private StayEvent keepingRequest(StayEvent event, List<StayEvent> replaced) {
        if (event.saysOfReport() || !ReportRequest.stands(replaced)) {
            return event;
        }
        StayEvent asking = event.requestingReport();
        Said said = Objects.requireNonNull(messages.get(event));
        messages.putIfAbsent(asking, new Said(said.occasion(), asking, said.receivedAt()));
        return asking;
    }

    /** A death is taken back by a later message that says so, and by none that says nothing of it (danish-standards.md §3.1, death and A13). */
    private void takeBackDeaths(StayEvent word) {
        List<StayEvent> deaths = valid.stream()
            .filter(earlier -> earlier.type() == EventType.DECEASED && earlier.sentAt().isBefore(word.sentAt())).toList();
        valid.removeAll(deaths);
        cancelled.addAll(deaths);
        deaths.forEach(death -> death.withoutDeath().ifPresent(discharge -> {
            Said said = Objects.requireNonNull(messages.get(death));
            messages.putIfAbsent(discharge, new Said(said.occasion(), discharge, said.receivedAt()));
            valid.add(discharge);
        }));
    }

    /** The end that a list said before the hospital cancelled a departure of the same stay was none, whether it told of the departure or not. */
    private void takeBackListedEnds(StayEvent cancellation) {
        if (!cancellation.listed() && DEPARTURES.contains(cancellation.type())) {
            valid.removeAll(valid.stream().filter(StayEvent::endOnList).filter(end -> end.sentAt().isBefore(cancellation.sentAt()))
                .filter(end -> noBeginningBetween(end.occurredAt(), cancellation.occurredAt())).toList());
        }
    }

    private boolean noBeginningBetween(Instant one, Instant other) {
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        return valid.stream().filter(event -> BEGINNINGS.contains(event.type())).map(StayEvent::occurredAt)
            .noneMatch(begun -> begun.isAfter(from) && !begun.isAfter(to));
    }

    /** History and a message with a wrong clock take nothing back. */
    private boolean believed(StayEvent event) {
        Said said = Objects.requireNonNull(messages.get(event));
        return !event.oldLoad() && !Impossible.inTheFuture(said, skew) && !event.sentAt().isAfter(said.receivedAt().plus(skew));
    }

    /** A correction to a time that cannot be leaves what it corrects: nothing true is lost because of it (domain.md §3). */
    private boolean correctsToTheImpossible(StayEvent event) {
        return event.nature() == EventNature.CORRECTION && Impossible.inTheFuture(messages.get(event), skew);
    }

    /**
     * The valid event of the type at the time that is named, else the event that was sent last, and its repetitions with no other state
     * change between: one cancellation undoes all of them. An event before the one that a cancellation names is another event and stands.
     * But a cancelled death undoes every death, and a cancelled plan does not bring an earlier plan back. What was cancelled before is not
     * cancelled again: the cancellation undoes nothing else instead.
     */
    private List<StayEvent> undoneBy(StayEvent event) {
        List<StayEvent> move = moveUndoneBy(event);
        if (!move.isEmpty()) {
            return move;
        }
        Predicate<StayEvent> kind = kindUndoneBy(event);
        List<StayEvent> ofKind = valid.stream().filter(kind).toList();
        if (event.nature() == EventNature.CANCELLATION && ofKind.stream().noneMatch(other -> sameTime(other, event))
            && cancelled.stream().anyMatch(other -> kind.test(other) && sameTime(other, event))) {
            return List.of();
        }
        return ofKind.stream().filter(other -> sameTime(other, event)).findFirst()
            .map(named -> repetitionsOf(named).stream()
                .filter(other -> event.nature() != EventNature.CANCELLATION || !NAMED_ALONE.contains(named.type())
                    || !other.occurredAt().isBefore(named.occurredAt())))
            .or(() -> ofKind.stream().reduce((earlier, later) -> later).map(last -> repetitionsOf(last).stream()))
            .map(undone -> undone.filter(kind).toList()).orElse(List.of());
    }

    /**
     * HL7 A12 cancels a move between wards of one hospital that it names by its time, and the updates since that repeat the ward. A move that it
     * does not name stands: it may be another one.
     */
    private List<StayEvent> moveUndoneBy(StayEvent event) {
        if (event.type() != EventType.TRANSFERRED || event.nature() != EventNature.CANCELLATION
            || valid.stream().anyMatch(other -> other.type() == EventType.TRANSFERRED && sameTime(other, event))) {
            return List.of();
        }
        return valid.stream().filter(other -> other.marks().contains(Mark.MOVED) && sameTime(other, event)).findFirst()
            .map(move -> valid
                .stream().filter(other -> other.type() == EventType.DETAILS_CHANGED && !other.occurredAt().isBefore(move.occurredAt())
                    && (other.equals(move)
                        || !other.marks().contains(Mark.MOVED) && other.department().codes().equals(move.department().codes())))
                .toList())
            .orElse(List.of());
    }

    private Predicate<StayEvent> kindUndoneBy(StayEvent event) {
        if (event.type() == EventType.DISCHARGED && event.nature() == EventNature.CANCELLATION) {
            return departureUndoneBy(event);
        }
        EventType type = typeUndoneBy(event);
        return other -> other.type() == type;
    }

    /**
     * HL7 A13 cancels a discharge, or what was reported as one: an absconding or a transfer to another hospital (A03). It cancels the one at the time
     * that it names, else whichever was sent last. A list cancels only what a list said.
     */
    private Predicate<StayEvent> departureUndoneBy(StayEvent event) {
        if (event.listed()) {
            return StayEvent::endOnList;
        }
        List<StayEvent> departures = valid.stream().filter(Replay::departure).filter(other -> !other.listed()).toList();
        List<StayEvent> meant = Stream.of(departures.stream().filter(other -> sameTime(other, event)),
            cancelled.stream().filter(Replay::departure).filter(other -> sameTime(other, event)),
            departures.stream().skip(Math.max(0, departures.size() - 1))).map(Stream::toList).filter(found -> !found.isEmpty()).findFirst()
            .orElse(List.of());
        return NO_DISCHARGES.stream().filter(kind -> !meant.isEmpty() && meant.stream().allMatch(kind)).findFirst()
            .orElse(other -> other.type() == EventType.DISCHARGED);
    }

    private static boolean departure(StayEvent event) {
        return event.type() == EventType.DISCHARGED || NO_DISCHARGES.stream().anyMatch(kind -> kind.test(event));
    }

    /** HL7 A11 cancels whichever beginning stands: the class of the visit may have changed since it was reported. */
    private EventType typeUndoneBy(StayEvent event) {
        boolean beginning = event.type() == EventType.ADMITTED || event.type() == EventType.EMERGENCY_CONTACT;
        if (!beginning || event.nature() != EventNature.CANCELLATION || valid.stream().anyMatch(other -> other.type() == event.type())
            || cancelled.stream().anyMatch(other -> other.type() == event.type() && sameTime(other, event))) {
            return event.type();
        }
        return event.type() == EventType.ADMITTED ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED;
    }

    private static boolean sameTime(StayEvent one, StayEvent other) {
        return one.occurredAt().equals(other.occurredAt());
    }

    private List<StayEvent> repetitionsOf(StayEvent event) {
        if (event.type() == EventType.DECEASED) {
            return valid.stream().filter(other -> other.type() == EventType.DECEASED).toList();
        }
        List<StayEvent> run = new ArrayList<>();
        for (StayEvent next : timeline()) {
            if (next.type() == event.type()) {
                run.add(next);
            } else if (CHANGES_STATE.contains(next.type())) {
                if (run.contains(event)) {
                    return run;
                }
                run.clear();
            }
        }
        return run;
    }
}
