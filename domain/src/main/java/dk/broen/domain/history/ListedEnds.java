package dk.broen.domain.history;

import dk.broen.domain.terms.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The ends that lists said, as far as no message says otherwise: a message counts before a list. If the next thing that a message reports of the
 * stay, at the time of the list or later, is a leave, a return or a move, the stay had not ended. An update of details does not count: hospitals
 * send updates after a discharge, too.
 */
final class ListedEnds {
    private static final Set<EventType> GOING_ON =
        EnumSet.of(EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.TRANSFERRED, EventType.DETAILS_CHANGED);

    private final List<Said> standing;
    private final Aliases aliases;

    /** @param standing what was said and not taken back */
    ListedEnds(List<Said> standing, Aliases aliases) {
        this.standing = standing;
        this.aliases = aliases;
    }

    /** The messages, without the ends that do not count. */
    List<Said> counting() {
        return standing.stream().filter(said -> !said.event().endOnList() || !contradicted(said)).toList();
    }

    private boolean contradicted(Said end) {
        return standing.stream().filter(said -> !said.event().listed() && said.event().saysPlace())
            .filter(said -> aliases.of(said).equals(aliases.of(end)))
            .filter(said -> !said.event().occurredAt().isBefore(end.event().occurredAt())).min(ClinicalOrder.OF_MESSAGES)
            .filter(next -> GOING_ON.contains(next.event().type())).isPresent();
    }
}
