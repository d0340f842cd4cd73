package dk.broen.adapters.history;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is read of a citizen: the last months, everything since an open stay began, and everything that hangs together with it. A notice is
 * read together with all visits that it speaks about. Otherwise what it said would look untrue and would be taken back. A death is read for
 * ever.
 *
 * @param since nothing older is read, except what hangs together with what is younger
 * @param visits hashes of the stay keys to read
 * @param entries the entries of the ledger to read
 */
public record ReadWindow(Instant since, Set<String> visits, Set<UUID> entries) {
    /** An entry of the ledger with the visits that it speaks about. */
    record Told(UUID entry, Instant at, List<String> visits) {}

    static ReadWindow of(Collection<Visit> known, Collection<Told> ledger, Instant from) {
        Instant since =
            known.stream().filter(Visit::mayBeOpen).map(Visit::first).filter(from::isAfter).min(Instant::compareTo).orElse(from);
        Set<String> visits = known.stream().filter(visit -> !visit.last().isBefore(since) || visit.reportsDeath()).map(Visit::hash)
            .collect(Collectors.toCollection(HashSet::new));
        visits.add(Horizon.DEATH);
        Set<UUID> entries = new HashSet<>();
        boolean more = true;
        while (more) {
            List<Told> joined = ledger.stream().filter(told -> !entries.contains(told.entry()))
                .filter(told -> !told.at().isBefore(since) || told.visits().stream().anyMatch(visits::contains)).toList();
            joined.forEach(told -> {
                entries.add(told.entry());
                visits.addAll(told.visits());
            });
            more = !joined.isEmpty();
        }
        return new ReadWindow(since, visits, entries);
    }
}
