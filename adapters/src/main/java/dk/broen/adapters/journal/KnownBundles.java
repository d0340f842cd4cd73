package dk.broen.adapters.journal;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bundles and ids of MedCom messages that this hub has accepted, in memory: receive answers without the database, and a bundle that
 * another message came in is refused before the answer (danish-standards.md §1.7). At the start it holds those of the journal that were
 * received last. What it does not hold, the journal finds later, see {@link JournalResult.InBundleOfAnother}. Thread-safe.
 */
public final class KnownBundles {
    /** Some months of a region. An entry takes some hundred bytes. */
    private static final int MOST = 20_000;
    private static final String NEWEST = """
        select * from (select source, feed_hash, control_hash, bundle_hash, received_at from journal where kind = 'MEDCOM'
          order by received_at desc limit :most) as newest order by received_at""";

    private final CitizenIndex index;
    private final Set<List<String>> bundles = newestOnly();
    private final Set<List<String>> messages = newestOnly();

    public KnownBundles(Database database, Keys keys) {
        this.index = keys.index();
        database.jdbc().sql(NEWEST).param("most", MOST).query(row -> {
            List<String> sender = List.of(row.getString("source"), row.getString("feed_hash"));
            remember(sender, row.getString("control_hash"), Optional.ofNullable(row.getString("bundle_hash")));
        });
    }

    /**
     * Whether the message is new, and another one came in its bundle. If not, the message is remembered: it will be accepted.
     *
     * @param feed the sender name that the hospital used
     */
    public synchronized boolean holdAnother(String source, String feed, String messageHeaderId, String bundleId) {
        List<String> sender = List.of(source, index.hash(IndexHashes.FEED, feed));
        String header = index.hash(IndexHashes.CONTROL, messageHeaderId);
        String bundle = index.hash(IndexHashes.BUNDLE, bundleId);
        if (!messages.contains(of(sender, header)) && bundles.contains(of(sender, bundle))) {
            return true;
        }
        remember(sender, header, Optional.of(bundle));
        return false;
    }

    private void remember(List<String> sender, String header, Optional<String> bundle) {
        messages.add(of(sender, header));
        bundle.ifPresent(hash -> bundles.add(of(sender, hash)));
    }

    private static List<String> of(List<String> sender, String hash) {
        return List.of(sender.get(0), sender.get(1), hash);
    }

    private static Set<List<String>> newestOnly() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<String>, Boolean> eldest) {
                return size() > MOST;
            }
        });
    }
}
