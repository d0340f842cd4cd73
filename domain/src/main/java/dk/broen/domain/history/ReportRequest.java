package dk.broen.domain.history;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the hospital asks for a report of admission. Of the beginnings that say something of it, the one that was sent last counts: one
 * without the request takes it back (danish-standards.md §1.10, STIN_C2). Of several that were sent at one time, none may lack it, because
 * nobody knows which was the last.
 */
final class ReportRequest {
    private ReportRequest() {}

    /** @param beginnings of one type in one stay */
    static boolean stands(Collection<StayEvent> beginnings) {
        List<StayEvent> words = beginnings.stream().filter(StayEvent::saysOfReport).toList();
        Instant last = words.stream().map(StayEvent::sentAt).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        List<StayEvent> latest = words.stream().filter(event -> event.sentAt().equals(last)).toList();
        return !latest.isEmpty() && latest.stream().allMatch(StayEvent::requestsReport);
    }
}
