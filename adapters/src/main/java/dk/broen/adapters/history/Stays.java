package dk.broen.adapters.history;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What hospitals said about the stays of a citizen. Joins the caller's transaction. */
public final class Stays {
    private static final String INSERT = """
        insert into stay_event (occasion_id, citizen_key, stay_hash, type, nature, silent, occurred_at, sent_at, received_at, sealed_event)
        select * from unnest(:occasions::uuid[], :citizens::text[], :stays::text[], :types::text[], :natures::text[], :silents::bool[],
          :occurred::timestamptz[], :sent::timestamptz[], :received::timestamptz[], :events::bytea[])""";
    private static final String SAID = """
        select e.occasion_id, e.citizen_key, e.received_at, e.sealed_event from stay_event e
        join unnest(:citizens::text[], :visits::text[]) as read (citizen_key, stay_hash) using (citizen_key, stay_hash)
        order by e.arrival""";
    private static final String EARLIER_SILENT = """
        delete from stay_event e using unnest(:citizens::text[], :stays::text[], :occurred::timestamptz[]) as later (citizen, stay, at)
        where e.citizen_key = later.citizen and e.stay_hash = later.stay and e.silent and e.occurred_at <= later.at""";
    private static final String OF_OTHERS = """
        select distinct e.citizen_key, e.stay_hash from stay_event e where e.stay_hash = any(:visits)""";

    private final JdbcClient jdbc;
    private final Citizens citizens;
    private final SealedJson sealed;
    private final CitizenIndex index;
    private final Horizon horizon;
    private final Rekeying rekeying;

    public Stays(Database database, Keys keys, Horizon horizon) {
        this.jdbc = database.jdbc();
        this.citizens = new Citizens(database, keys);
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
        this.horizon = horizon;
        this.rekeying = new Rekeying(database, keys);
    }

    /** The messages about the citizen, in the order of arrival, as far back as the horizon. */
    public List<Said> said(Cpr citizen) {
        return said(Set.of(citizen)).get(citizen);
    }

    /** The messages about each of the citizens, in the order of arrival, as far back as the horizon. */
    public Map<Cpr, List<Said>> said(Collection<Cpr> all) {
        return said(all, horizon.of(all.stream().map(citizens::keyOf).toList()));
    }

    /** @param windows what is read of each citizen, by key */
    public Map<Cpr, List<Said>> said(Collection<Cpr> all, Map<String, ReadWindow> windows) {
        List<String> keys = new ArrayList<>();
        List<String> visits = new ArrayList<>();
        windows.forEach((key, window) -> window.visits().forEach(visit -> {
            keys.add(key);
            visits.add(visit);
        }));
        Map<String, List<Said>> said = new HashMap<>();
        jdbc.sql(SAID).param("citizens", array(keys), Types.ARRAY).param("visits", array(visits), Types.ARRAY)
            .query(row -> {
                said.computeIfAbsent(row.getString("citizen_key"), absent -> new ArrayList<>()).add(said(row));
            });
        return all.stream().distinct()
            .collect(Collectors.toMap(Function.identity(), citizen -> said.getOrDefault(citizens.keyOf(citizen), List.of())));
    }

    public void add(OccasionId id, StayEvent event, Instant receivedAt) {
        add(List.of(new Said(id, event, receivedAt)));
    }

    /** Adds what messages said, in this order of arrival. */
    public void add(List<Said> events) {
        insert(events, false);
    }

    /**
     * Adds updates that say nothing new about their visits. Each shows only that its stay goes on, so the last one of a visit is enough: the
     * earlier ones are removed.
     */
    public void addSilent(List<Said> updates) {
        if (!updates.isEmpty()) {
            jdbc.sql(EARLIER_SILENT).param("citizens", Sql.column(updates, update -> citizens.keyOf(update.event().citizen())), Types.ARRAY)
                .param("stays", Sql.column(updates, update -> IndexHashes.stay(index, update.event().stay())), Types.ARRAY)
                .param("occurred", Sql.times(updates, update -> update.event().occurredAt()), Types.ARRAY).update();
        }
        insert(updates, true);
    }

    /**
     * For each citizen, the visits of these messages that messages about another citizen carry too (domain.md §4). Merged identities are one
     * citizen.
     */
    public Map<Cpr, Set<StayKey>> disputed(Map<Cpr, List<Said>> said) {
        Map<StayKey, String> visits = said.values().stream().flatMap(List::stream).map(one -> one.event().stay()).distinct()
            .collect(Collectors.toMap(Function.identity(), stay -> IndexHashes.stay(index, stay)));
        Map<String, Set<String>> carriers = new HashMap<>();
        if (!visits.isEmpty()) {
            jdbc.sql(OF_OTHERS).param("visits", array(visits.values()), Types.ARRAY).query(row -> {
                carriers.computeIfAbsent(row.getString("stay_hash"), absent -> new HashSet<>()).add(row.getString("citizen_key"));
            });
        }
        return said.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            Set<String> own = Set.of(citizens.keyOf(entry.getKey()));
            return entry.getValue().stream().map(one -> one.event().stay())
                .filter(stay -> !own.containsAll(carriers.getOrDefault(visits.get(stay), Set.of()))).collect(Collectors.toSet());
        }));
    }

    /**
     * Moves everything about the retired number to the surviving number (HL7 A40), except the recorded facts: a human must look at the
     * consents (domain.md §4). Locks both citizens.
     */
    public void rekey(Cpr retired, Cpr survivor) {
        rekeying.move(retired, survivor);
    }

    private void insert(List<Said> events, boolean silent) {
        if (!events.isEmpty()) {
            jdbc.sql(INSERT).param("occasions", Sql.column(events, said -> said.occasion().value()), Types.ARRAY)
                .param("citizens", Sql.column(events, said -> citizens.keyOf(said.event().citizen())), Types.ARRAY)
                .param("stays", Sql.column(events, said -> IndexHashes.stay(index, said.event().stay())), Types.ARRAY)
                .param("types", Sql.column(events, said -> said.event().type()), Types.ARRAY)
                .param("natures", Sql.column(events, said -> said.event().nature()), Types.ARRAY)
                .param("silents", Sql.column(events, said -> silent), Types.ARRAY)
                .param("occurred", Sql.times(events, said -> said.event().occurredAt()), Types.ARRAY)
                .param("sent", Sql.times(events, said -> said.event().sentAt()), Types.ARRAY)
                .param("received", Sql.times(events, Said::receivedAt), Types.ARRAY)
                .param("events", Sql.bytes(events, said -> sealed.seal(said.event(), context(said.occasion()))), Types.ARRAY).update();
        }
    }

    private Said said(ResultSet row) throws SQLException {
        OccasionId id = new OccasionId(Sql.uuid(row, "occasion_id"));
        return new Said(id, sealed.open(row.getBytes("sealed_event"), StayEvent.class, context(id)), Sql.instant(row, "received_at"));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    static String context(OccasionId id) {
        return "stay_event.event/" + id;
    }
}
