package dk.broen.domain.census;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of a list for the comparison with the next one.
 *
 * @param stays the stays that are on the list
 * @param undecided the stays of which messages must say more; they are looked at again even if the next list is the same
 */
public record KeptList(List<ListedStay> stays, List<Undecided> undecided) {
    /** Before the first list. */
    public static final KeptList NONE = new KeptList(List.of(), List.of());

    public KeptList {
        stays = List.copyOf(stays);
        undecided = List.copyOf(undecided);
    }

    /** The same without the stays that lists lack since before that instant: a human was asked about them (STALE_STAY). */
    public KeptList lackedSince(Instant longest) {
        return new KeptList(stays, undecided.stream().filter(one -> one.why() != Why.LACKED || !one.since().isBefore(longest)).toList());
    }

    /**
     * A stay of which the list does not know enough.
     *
     * @param since when the hub first compared a list that does not know enough of the stay
     */
    public record Undecided(ListedStay stay, Why why, Instant since) {}

    /** Why a stay is undecided. */
    public enum Why {
        /** The list lacks it, and it is not certain that the stay has ended. */
        LACKED,
        /** The list said its end, and a message that is not planned yet can say that the stay goes on. */
        END_SAID
    }
}
