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
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The bundles and ids of MedCom messages that this hub has accepted, in memory: receive answers without the database, and a bundle that
 * another message came in is refused before the answer (danish-standards.md §1.7). At the start it holds those of the journal that were
 * received last; of a message that came several times, the journal has the first bundle only. The database is asked only before a refusal: the
 * message can be one that another hub has accepted. What it does not hold, the journal finds later if it has the bundle, see
 * {@link JournalResult.InBundleOfAnother}. Thread-safe.
 */
public final class KnownBundles {
    /** Some months of a region. An entry takes some hundred bytes. */
    private static final int MOST = 20_000;
    private static final String NEWEST = """
        select * from (select source, feed_hash, control_hash, bundle_hash, received_at from journal where kind = 'MEDCOM'
          order by received_at desc limit :most) as newest order by received_at""";

    private static final String ACCEPTED = """
        select exists (select 1 from journal where source = :source and feed_hash = :feed and control_hash = :control)""";
    private static final int LONGEST_QUESTION_SECONDS = 1;

    private final CitizenIndex index;
    private final JdbcClient journal;
    private final Set<List<String>> bundles = lastOnly();
    private final Set<List<String>> messages = lastOnly();

    public KnownBundles(Database database, Keys keys) {
        this.index = keys.index();
        this.journal = JdbcClient.create(impatient(database));
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
    public boolean holdAnother(String source, String feed, String messageHeaderId, String bundleId) {
        List<String> sender = List.of(source, index.hash(IndexHashes.FEED, feed));
        String header = index.hash(IndexHashes.CONTROL, messageHeaderId);
        String bundle = index.hash(IndexHashes.BUNDLE, bundleId);
        if (rememberedOrNew(sender, header, bundle)) {
            return false;
        }
        boolean accepted = accepted(sender, header);
        if (accepted) {
            remember(sender, header, Optional.of(bundle));
        }
        return !accepted;
    }

    private synchronized boolean rememberedOrNew(List<String> sender, String header, String bundle) {
        if (!messages.contains(of(sender, header)) && bundles.contains(of(sender, bundle))) {
            return false;
        }
        remember(sender, header, Optional.of(bundle));
        return true;
    }

    /** Whether a hub has recorded the message: then its resend is not refused. No, if the database does not answer soon. */
    private boolean accepted(List<String> sender, String header) {
        try {
            return journal.sql(ACCEPTED).param("source", sender.get(0)).param("feed", sender.get(1)).param("control", header)
                .query(Boolean.class).single();
        } catch (DataAccessException away) {
            return false;
        }
    }

    private synchronized void remember(List<String> sender, String header, Optional<String> bundle) {
        messages.add(of(sender, header));
        bundle.ifPresent(hash -> bundles.add(of(sender, hash)));
    }

    private static List<String> of(List<String> sender, String hash) {
        return List.of(sender.get(0), sender.get(1), hash);
    }

    private static JdbcTemplate impatient(Database database) {
        JdbcTemplate questions = new JdbcTemplate(database.dataSource());
        questions.setQueryTimeout(LONGEST_QUESTION_SECONDS);
        return questions;
    }

    /** A resend makes a message one of the last again. */
    private static Set<List<String>> lastOnly() {
        return Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75F, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<String>, Boolean> eldest) {
                return size() > MOST;
            }
        });
    }
}
