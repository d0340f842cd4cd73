package dk.broen.domain.notification;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one recipient is told on one occasion, and what became of it on each channel (domain.md §2).
 *
 * @param occasion the occasion that made it
 * @param madeAt when it was made; it leaves then or later
 * @param sendings the notices that carry it, at least one
 * @param acknowledgements what humans answered to it, in the order in which they were recorded
 */
public record LedgerEntry(LedgerEntryId id, OccasionId occasion, Instant madeAt, RecipientId recipient, UnitFunction function,
    MunicipalityCode municipality, Words words, List<Sending> sendings, List<Acknowledgement> acknowledgements) {
    /** One notice on one channel. */
    public record Sending(NotificationId id, ContactPoint to, ContentLevel content, NoticeLife life) {}

    public LedgerEntry {
        sendings = List.copyOf(sendings);
        acknowledgements = List.copyOf(acknowledgements);
    }

    /** An entry that nobody has answered. */
    public LedgerEntry(LedgerEntryId id, OccasionId occasion, Instant madeAt, RecipientId recipient, UnitFunction function,
        MunicipalityCode municipality, Words words, List<Sending> sendings) {
        this(id, occasion, madeAt, recipient, function, municipality, words, sendings, List.of());
    }

    /** The same entry, which humans answered so. */
    public LedgerEntry answered(List<Acknowledgement> all) {
        return new LedgerEntry(id, occasion, madeAt, recipient, function, municipality, words, sendings, all);
    }

    /** The answer that holds: the last one. Empty while nobody has answered. */
    public Optional<Acknowledgement> answer() {
        return acknowledgements.stream().filter(Acknowledgement::answers).reduce((earlier, later) -> later);
    }

    /**
     * When the last attempt was made; empty if nobody can have heard it. A pointer that leaves late makes nothing new of an old notice, so it
     * counts only while nothing else was attempted.
     */
    public Optional<Instant> attemptedAt() {
        return lastAttempt(full()).or(() -> lastAttempt(sendings));
    }

    /** Whether it certainly reached the recipient. A pointer alone does not count where a full notice can go (domain.md §6). */
    public boolean delivered() {
        return full().stream().anyMatch(sending -> sending.life() instanceof NoticeLife.Sent);
    }

    /** Whether it has not arrived yet and can still leave. */
    public boolean pending() {
        return !delivered() && full().stream().anyMatch(sending -> sending.life().pending());
    }

    /** Whether it was withdrawn before anybody can have heard it. */
    public boolean withdrawnUnheard() {
        return attemptedAt().isEmpty() && !pending() && !givenUp();
    }

    /** Whether it was withdrawn before it arrived in full; a pointer may have left before that. */
    public boolean withdrawn() {
        return !delivered() && !pending() && full().stream().anyMatch(sending -> sending.life() instanceof NoticeLife.Dropped);
    }

    /** The contact points for which it was planned; a pointer beside a full notice is left out. */
    public List<ContactPoint> plannedFor() {
        return full().stream().map(Sending::to).toList();
    }

    /** Whether it has arrived or was given up, and a notice beside that has not left yet: a pointer, or a second address. */
    public boolean restWaits() {
        return !pending() && sendings.stream().anyMatch(sending -> sending.life().pending());
    }

    /** Whether all attempts failed for good. */
    public boolean givenUp() {
        return !delivered() && !pending() && full().stream().anyMatch(sending -> sending.life() instanceof NoticeLife.GivenUp);
    }

    /** Whether all attempts failed at channels that say whether it arrived: MedCom receivers, and those whose receipt came later. */
    public boolean didNotArrive() {
        return givenUp() && full().stream().allMatch(sending -> sending.to() instanceof ContactPoint.MedCom || cameBack(sending.life()));
    }

    /** Whether certainly nobody heard it: everything that left was refused at once, or came back, and no human opened or answered it. */
    public boolean heardByNobody() {
        return givenUp() && acknowledgements.isEmpty() && sendings.stream().noneMatch(sending -> sending.life().pending())
            && sendings.stream().allMatch(sending -> cameBack(sending.life()) || sending.life().attemptedAt().isEmpty());
    }

    /**
     * Whether a notice with these words tells the same recipient, in the same function, any of it again. Only then does a pointer to this entry
     * lead to that notice.
     *
     * @param told whom the notice is for
     * @param as the function in which it is told
     */
    public boolean isSaidAgain(RecipientId told, UnitFunction as, Words again) {
        return recipient.equals(told) && function.equals(as) && !again.remind() && again.repeat(words);
    }

    /** The contact points from which a pointer to it leads on: one that has left and has not come back, or that waits. */
    public List<ContactPoint> pointingFrom(boolean waits) {
        return pointers().filter(pointer -> pointer.life() instanceof NoticeLife.Sent || cameLate(pointer.life())
            || waits && pointer.life().pending()).map(Sending::to).toList();
    }

    /** Whether a pointer stood beside the full notice, and does not lead on any more: it failed, or was withdrawn. */
    public boolean pointerFailed() {
        return pointers().anyMatch(pointer -> !(pointer.life() instanceof NoticeLife.Sent) && !pointer.life().pending());
    }

    /** Whether it was withdrawn because another notice says it, after a pointer to it may have left. */
    public boolean replacedAfterAPointer() {
        return withdrawn() && pointers().anyMatch(pointer -> pointer.life().attemptedAt().isPresent())
            && full().stream().anyMatch(sending -> sending.life() instanceof NoticeLife.Dropped dropped
                && dropped.reason().equals(NoticeLife.REPLACED));
    }

    /** Whether the full notice has not been tried yet, and no pointer stands beside it. */
    public boolean waitsWithoutPointer() {
        return sendings.size() == full().size() && sendings.stream().allMatch(sending -> sending.life() instanceof NoticeLife.Waiting);
    }

    /** Whether the full notice has not been tried yet, and all pointers to it came back. */
    public boolean pointerCameBack() {
        List<Sending> pointers = pointers().toList();
        return !pointers.isEmpty() && pointers.stream().allMatch(pointer -> cameBack(pointer.life()))
            && full().stream().allMatch(sending -> sending.life() instanceof NoticeLife.Waiting);
    }

    /** Whether the notice to this contact point came back from it. */
    public boolean cameBackFrom(ContactPoint point) {
        return sendings.stream().anyMatch(sending -> sending.to().equals(point) && cameBack(sending.life()));
    }

    /** What stands beside the full notice. */
    private Stream<Sending> pointers() {
        List<Sending> full = full();
        return sendings.stream().filter(sending -> !full.contains(sending));
    }

    private static boolean cameLate(NoticeLife life) {
        return life instanceof NoticeLife.GivenUp givenUp && givenUp.cause().equals(CameBack.ARRIVED_LATE);
    }

    private static boolean cameBack(NoticeLife life) {
        return life instanceof NoticeLife.GivenUp givenUp && CameBack.isCause(givenUp.cause());
    }

    /** The notice by which it went to the contact point; else the first with full content, or the first of all. */
    public Sending sendingTo(ContactPoint point) {
        return sendings.stream().filter(sending -> sending.to().equals(point)).findFirst().orElseGet(() -> full().get(0));
    }

    private static Optional<Instant> lastAttempt(List<Sending> sendings) {
        return sendings.stream().flatMap(sending -> sending.life().attemptedAt().stream()).max(Comparator.naturalOrder());
    }

    private List<Sending> full() {
        List<Sending> full = sendings.stream().filter(sending -> sending.content() != ContentLevel.POINTER).toList();
        return full.isEmpty() ? sendings : full;
    }
}
