package dk.broen.domain.history;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ends that named humans gave to stays, as far as no hospital says otherwise. A human knows no more than what was heard: whatever a
 * hospital reports of the stay later, its end or that it goes on, counts instead. A later admission under the same number is another stay,
 * as after an end that the hospital reported.
 */
final class ManualEnds {
    private static final Set<EventType> BEGINNINGS = EnumSet.of(EventType.ADMITTED, EventType.EMERGENCY_CONTACT);

    private final List<Said> standing;
    private final Aliases aliases;
    private final Instant now;

    /**
     * @param standing what hospitals said and did not take back
     * @param now no end is believed before its time
     */
    ManualEnds(List<Said> standing, Aliases aliases, Instant now) {
        this.standing = standing;
        this.aliases = aliases;
        this.now = now;
    }

    /** The messages, and the ends that count, as if the last ward that was heard of had reported them. */
    List<Said> with(List<ManualEnd> ends) {
        return Stream.concat(standing.stream(), ends.stream().flatMap(end -> counting(end).stream())).toList();
    }

    private Optional<Said> counting(ManualEnd end) {
        List<Said> ofStay = standing.stream().filter(said -> aliases.of(said).equals(aliases.of(end.stay())))
            .sorted(ClinicalOrder.OF_MESSAGES).toList();
        boolean contradicted = end.at().isAfter(now) || ofStay.stream().filter(said -> said.event().occurredAt().isAfter(end.at()))
            .findFirst().filter(next -> !BEGINNINGS.contains(next.event().type())).isPresent();
        return contradicted ? Optional.empty()
            : ofStay.stream().filter(said -> !said.event().occurredAt().isAfter(end.at())).reduce((earlier, later) -> later)
                .map(last -> ended(last.event(), end));
    }

    private static Said ended(StayEvent last, ManualEnd end) {
        return new Said(end.decision(), new StayEvent(EventType.DISCHARGED, EventNature.ORIGINAL, last.stay(), last.citizen(),
            Optional.empty(), end.at(), end.at(), last.department(), last.urgency(), Optional.empty(), Optional.empty(),
            Set.of(Mark.ENDED_MANUALLY)), end.at());
    }
}
