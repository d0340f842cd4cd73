package dk.broen.adapters.ledger;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger of a citizen, as far back as the horizon. Joins the caller's transaction. */
public final class Ledgers {
    private static final String ENTRIES = "select * from ledger_entry where id = any(:entries) order by seq";
    private static final String SENDINGS = "select * from notification where entry_id = any(:entries) order by seq";
    private static final String ANSWERS = """
        select * from notification where citizen_key = :citizen and entry_id is null and due_at >= :since and state <> 'DROPPED'
        order by seq""";

    private final JdbcClient jdbc;
    private final CitizenIndex index;
    private final Horizon horizon;
    private final LedgerRows entries;
    private final OutboxRows outbox;

    public Ledgers(Database database, Keys keys, Horizon horizon) {
        this.jdbc = database.jdbc();
        this.index = keys.index();
        this.horizon = horizon;
        this.entries = new LedgerRows(database, keys);
        this.outbox = new OutboxRows(database, keys);
    }

    /** A notice leaves for the first time on its channel: what is recorded as told is what leaves (domain.md §7). */
    public void leaves(LedgerEntryId entry, Content content) {
        entries.leaves(entry, content);
    }

    public Ledger of(Cpr citizen) {
        UUID[] ids = horizon.entriesOf(index.keyOf(citizen)).toArray(UUID[]::new);
        if (ids.length == 0) {
            return Ledger.EMPTY;
        }
        Map<UUID, List<LedgerEntry.Sending>> sendings = new HashMap<>();
        jdbc.sql(SENDINGS).param("entries", ids, Types.ARRAY).query(row -> {
            sendings.computeIfAbsent(Sql.uuid(row, "entry_id"), absent -> new ArrayList<>()).add(outbox.sending(row));
        });
        return new Ledger(jdbc.sql(ENTRIES).param("entries", ids, Types.ARRAY)
            .query((row, number) -> entries.entry(row, sendings.getOrDefault(Sql.uuid(row, "id"), List.of()))).list());
    }

    /** The answers to wards about the citizen, in the order in which they were made. */
    public List<WardAnswer> answers(Cpr citizen) {
        String key = index.keyOf(citizen);
        return jdbc.sql(ANSWERS).param("citizen", key).param("since", Sql.time(horizon.since(key)))
            .query((row, number) -> outbox.answer(row)).list();
    }
}
