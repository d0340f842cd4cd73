package dk.broen.mappings;

import dk.broen.domain.history.StayEvent.Mark;
import java.time.Instant;
import java.util.Set;

/**
 * The instant that a text names.
 *
 * @param at the earliest instant that the text can mean
 * @param doubled whether it can mean an hour later as well: a local time in the doubled hour of autumn
 */
public record ReadTime(Instant at, boolean doubled) {
    /** A text that can mean only this instant. */
    public static ReadTime exact(Instant at) {
        return new ReadTime(at, false);
    }

    /** The marks of an event with this time. */
    public Set<Mark> marks() {
        return doubled ? Set.of(Mark.DOUBLED_HOUR) : Set.of();
    }
}
