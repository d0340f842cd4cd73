package dk.broen.adapters.facts;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The version of the facts in force about one citizen, as one client sees them. It names each of these facts, so it changes with each of
 * them and with no other fact, and a stale version shows what has changed since.
 */
final class FactsVersion {
    private static final String NONE = "0";
    private static final int MARK = 8;
    private static final String WITHDRAWN = "w";

    private FactsVersion() {}

    static String of(Collection<StoredFact> seen) {
        return seen.isEmpty() ? NONE : seen.stream().map(FactsVersion::mark).sorted().collect(Collectors.joining("."));
    }

    /** The facts that the version does not name as they are. */
    static List<UUID> newSince(String version, Collection<StoredFact> seen) {
        Set<String> known = marks(version);
        return seen.stream().filter(fact -> !known.contains(mark(fact))).map(StoredFact::id).toList();
    }

    /** The beginnings of the marks of facts that the version names and that are not in force any more. */
    static Set<String> goneSince(String version, Collection<StoredFact> seen) {
        Set<String> now = seen.stream().map(fact -> end(fact.id())).collect(Collectors.toSet());
        return marks(version).stream().filter(mark -> mark.length() >= MARK).map(mark -> mark.substring(0, MARK))
            .filter(mark -> !now.contains(mark)).collect(Collectors.toSet());
    }

    /** The end of an id: its random part. */
    static String end(UUID id) {
        String text = id.toString();
        return text.substring(text.length() - MARK);
    }

    private static String mark(StoredFact fact) {
        return end(fact.id()) + (fact.withdrawal().isPresent() ? WITHDRAWN : "");
    }

    private static Set<String> marks(String version) {
        return new HashSet<>(Arrays.asList(version.split("\\.")));
    }
}
