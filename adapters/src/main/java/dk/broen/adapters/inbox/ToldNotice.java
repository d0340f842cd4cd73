package dk.broen.adapters.inbox;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A notice to a unit of which at least one attempt was made on some channel.
 *
 * @param reference the reference by which it is named: that of the full notice if there is one, else that of the pointer
 * @param content what it said when it left, which is what its reader may see
 * @param sendings what became of it on each channel, the first planned one first
 */
public record ToldNotice(String reference, Cpr citizen, String citizenKey, LedgerEntry entry, Content content, Basis basis,
    List<Sending> sendings,
    List<Handover> handovers) {
    public ToldNotice {
        sendings = List.copyOf(sendings);
        handovers = List.copyOf(handovers);
    }

    /** A reference that has left: one under which the notice can be answered, also while the full notice waits. */
    public Optional<String> left() {
        return sendings.stream().filter(sending -> sending.attemptedAt().isPresent()).map(Sending::reference).findFirst();
    }

    /** Whether another notice may say it instead: it did not arrive, or was planned again after a pointer to it had left. */
    boolean isReplaced() {
        return entry.didNotArrive() || entry.replacedAfterAPointer();
    }

    /** Whether it tells the same recipient what did not arrive with the other one. The planner leaves out pointers by the same rule. */
    boolean replaces(ToldNotice other) {
        return other.isReplaced() && !entry.id().equals(other.entry().id())
            && other.entry().isSaidAgain(entry.recipient(), entry.function(), entry.words());
    }

    /** Whether the reference is that of a pointer. */
    boolean isPointedAtBy(String typed) {
        return sendings.stream().anyMatch(sending -> sending.pointer() && sending.reference().equals(typed));
    }

    /** When it left first; the instant at which it was made if it was never tried. */
    public Instant leftAt() {
        return sendings.stream().flatMap(sending -> sending.attemptedAt().stream()).min(Comparator.naturalOrder()).orElse(entry.madeAt());
    }

    /**
     * The notice on one channel.
     *
     * @param pointer whether it was only a pointer
     * @param due when it was to leave at the earliest
     * @param attemptedAt the last attempt
     * @param settledAt when the channel took it, or nothing more was tried
     */
    public record Sending(NotificationId id, String reference, Channel channel, boolean pointer, State state, Instant due,
        Optional<Instant> attemptedAt,
        Optional<Instant> settledAt) {}

    /** What has become of a notice on a channel. */
    public enum State { WAITING, SENDING, SENT, DROPPED, GIVEN_UP }

    /** A colleague has it now. */
    public record Handover(Instant at, String by, String to) {
        @Override
        public String toString() {
            return "Handover[" + at + "]";
        }
    }

    @Override
    public String toString() {
        return "ToldNotice[" + reference + "]";
    }
}
