package dk.broen.adapters.ledger;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.history.ReadWindow;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.LedgerEntryId;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledgers of citizens, as far back as the windows say. Joins the caller's transaction. */
public final class Ledgers {
    /** One row for each answer to an entry, and one for an entry without an answer. */
    private static final String ENTRIES = "select e.*, " + Acknowledgements.COLUMNS + """
        \sfrom ledger_entry e left join acknowledgement a on a.entry_id = e.id where e.id = any(:entries) order by e.seq, a.seq""";
    private static final String SENDINGS = "select * from notification where entry_id = any(:entries) order by seq";
    /** Sorted for each citizen too, so that PostgreSQL reads each citizen by the index. */
    private static final String ANSWERS = """
        select n.* from unnest(:citizens::text[], :since::timestamptz[]) as read (citizen_key, since) cross join lateral (
          select * from notification where citizen_key = read.citizen_key and entry_id is null and due_at >= read.since
            and (state <> 'DROPPED' or attempts > 0) order by seq) n
        order by n.seq""";

    private final JdbcClient jdbc;
    private final LedgerRows entries;
    private final OutboxRows outbox;
    private final Acknowledgements answers;

    public Ledgers(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.entries = new LedgerRows(database, keys);
        this.outbox = new OutboxRows(database, keys);
        this.answers = new Acknowledgements(database, keys);
    }

    /** A notice leaves for the first time on its channel: what is recorded as told is what leaves (domain.md §7). */
    public void leaves(LedgerEntryId entry, Content content) {
        entries.leaves(entry, content);
    }

    /**
     * The ledgers of citizens.
     *
     * @param windows what is read of each citizen, by key
     * @return by the same keys
     */
    public Map<String, Ledger> of(Map<String, ReadWindow> windows) {
        UUID[] ids = windows.values().stream().flatMap(window -> window.entries().stream()).toArray(UUID[]::new);
        Map<String, Map<UUID, LedgerEntry>> found = new HashMap<>();
        if (ids.length > 0) {
            Map<UUID, List<LedgerEntry.Sending>> sendings = new HashMap<>();
            jdbc.sql(SENDINGS).param("entries", ids, Types.ARRAY).query(row -> {
                sendings.computeIfAbsent(Sql.uuid(row, "entry_id"), absent -> new ArrayList<>()).add(outbox.sending(row));
            });
            jdbc.sql(ENTRIES).param("entries", ids, Types.ARRAY).query(row -> {
                Map<UUID, LedgerEntry> ofCitizen = found.computeIfAbsent(row.getString("citizen_key"), absent -> new LinkedHashMap<>());
                UUID id = Sql.uuid(row, "id");
                LedgerEntry entry = ofCitizen.containsKey(id) ? ofCitizen.get(id)
                    : entries.entry(row, sendings.getOrDefault(id, List.of()));
                ofCitizen.put(id, answers.opened(row).map(answer -> answered(entry, answer)).orElse(entry));
            });
        }
        return windows.keySet().stream().collect(Collectors.toMap(Function.identity(),
            key -> Optional.ofNullable(found.get(key)).map(ofCitizen -> new Ledger(List.copyOf(ofCitizen.values())))
                .orElse(Ledger.EMPTY)));
    }

    private static LedgerEntry answered(LedgerEntry entry, Acknowledgement answer) {
        return entry.answered(Stream.concat(entry.acknowledgements().stream(), Stream.of(answer)).toList());
    }

    /**
     * The answers to wards about citizens, in the order in which they were made. One that was dropped after an attempt may have been read or not:
     * what the ward read last about its stay is not known then, and no earlier answer counts.
     *
     * @param windows what is read of each citizen, by key
     * @return by the same keys, without those who have none
     */
    public Map<String, List<WardAnswer>> answers(Map<String, ReadWindow> windows) {
        List<String> keys = List.copyOf(windows.keySet());
        Map<String, List<WardAnswer>> answers = new HashMap<>();
        jdbc.sql(ANSWERS).param("citizens", keys.toArray(String[]::new), Types.ARRAY)
            .param("since", Sql.times(keys, key -> windows.get(key).since()), Types.ARRAY).query(row -> {
                WardAnswer answer = outbox.answer(row);
                List<WardAnswer> ofCitizen = answers.computeIfAbsent(row.getString("citizen_key"), absent -> new ArrayList<>());
                if (row.getString("state").equals("DROPPED")) {
                    ofCitizen.removeIf(answer::isAboutSameStay);
                } else {
                    ofCitizen.add(answer);
                }
            });
        return answers;
    }
}
