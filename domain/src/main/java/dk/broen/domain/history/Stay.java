package dk.broen.domain.history;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sygehusophold: one stretch from coming in to going home, with everything that it passed through (domain.md §3). A readmission under the
 * same visit number is another stay.
 *
 * @param aliases all keys under which hospitals report the stay; the first is used where one key is needed
 * @param specialties the known specialties that the stay passed through
 * @param milestones everything that is true of the stay, in clinical order
 * @param holding the keys of the milestones that hold; the others were true once and are old news
 * @param emergencyOnly whether the stay is an emergency contact without an admission
 * @param admission the message that began the stay, if it was received
 * @param end the message that ended the stay, or the decision of a human that did
 * @param messages the occasions of all messages that the stay was folded from, in clinical order
 * @param marks what the messages said of the stay besides what happened
 * @param lastHeard the last message about the stay, by clinical time
 * @param departure the message that the citizen left for another hospital, if it is the last one that says where the citizen is
 * @param expectedEnd when the stay is expected to end, as the hospital said it last
 */
public record Stay(List<StayKey> aliases, Set<Specialty> specialties, List<Milestone> milestones, Set<MatterKey> holding, State state,
    boolean emergencyOnly, Optional<Said> admission, Optional<Said> end, List<OccasionId> messages,
    Set<Mark> marks, Said lastHeard, Optional<Said> departure, Optional<ExpectedEnd> expectedEnd) {
    /**
     * When a stay is expected to end.
     *
     * @param day the Danish day
     * @param since when the hospital said so first, after what it said last of another day
     */
    public record ExpectedEnd(LocalDate day, Instant since) {}

    /** The state of a stay, derived from all its messages and never from their order of arrival. */
    public enum State {
        OPEN, ON_LEAVE,
        /** Open, and the citizen is in another stay: the leave that was reported is none (domain.md §3, double admission). */
        ELSEWHERE,
        /** A hospital reported the end. */
        ENDED,
        /** No end was reported, and a later stay of its specialty shows that the stay is over. */
        OVER;

        /** Whether the citizen has not gone home. */
        public boolean open() {
            return this == OPEN || this == ON_LEAVE || this == ELSEWHERE;
        }
    }

    public Stay {
        aliases = List.copyOf(aliases);
        specialties = Set.copyOf(specialties);
        milestones = List.copyOf(milestones);
        holding = Set.copyOf(holding);
        messages = List.copyOf(messages);
        marks = Set.copyOf(marks);
    }

    public StayKey key() {
        return aliases.get(0);
    }

    /** Whether a recipient can be told of the stay as a stay in hospital that is open. */
    public boolean open() {
        return state.open() && !emergencyOnly;
    }

    public boolean holds(MatterKey matter) {
        return holding.contains(matter);
    }

    public Stream<Milestone> milestones(EventType type) {
        return milestones.stream().filter(milestone -> milestone.type() == type);
    }

    /** The clinical time of the last message about the stay. */
    public Instant lastHeardAt() {
        return lastHeard.event().occurredAt();
    }

    /** A name of the stay that says nothing about the citizen, for tasks about it. */
    public String name() {
        return milestones.isEmpty() ? lastHeard.occasion().toString() : milestones.get(0).key().toString();
    }

    /** Whether a named human ended the stay, because no hospital reported the end. */
    public boolean endedManually() {
        return end.filter(said -> said.event().endedManually()).isPresent();
    }

    /** Whether the last word of the hospital about the place of the citizen is that the citizen left for another one. */
    public boolean leftForAnotherHospital() {
        return departure.isPresent();
    }

    /** When the citizen left for another hospital, if that is the last word of the hospital about the place of the citizen. */
    Optional<Instant> leftAt() {
        return departure.map(said -> said.event().occurredAt());
    }

    /** When the citizen came in, if that is known. */
    public Optional<Instant> begunAt() {
        return admission.map(said -> said.event().occurredAt()).or(() -> milestones(EventType.ADMITTED).map(Milestone::at).findFirst());
    }

    Stay withKeys(UnaryOperator<Milestone> handedOn) {
        List<Milestone> renamed = milestones.stream().map(handedOn).toList();
        Set<MatterKey> stillHolding = milestones.stream().filter(milestone -> holds(milestone.key()))
            .map(milestone -> renamed.get(milestones.indexOf(milestone)).key()).collect(Collectors.toSet());
        return new Stay(aliases, specialties, renamed, stillHolding, state, emergencyOnly, admission, end, messages, marks, lastHeard,
            departure, expectedEnd);
    }

    Stay holding(Set<MatterKey> less, State now) {
        return new Stay(aliases, specialties, milestones, less, now, emergencyOnly, admission, end, messages, marks, lastHeard,
            departure, expectedEnd);
    }

    Stay without(Set<Milestone> untrue, State now) {
        List<Milestone> rest = milestones.stream().filter(milestone -> !untrue.contains(milestone)).toList();
        Set<MatterKey> restHolding = rest.stream().map(Milestone::key).filter(this::holds).collect(Collectors.toSet());
        return new Stay(aliases, specialties, rest, restHolding, now, emergencyOnly, admission, end, messages, marks, lastHeard,
            departure, expectedEnd);
    }
}
