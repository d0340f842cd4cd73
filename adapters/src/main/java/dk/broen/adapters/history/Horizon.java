package dk.broen.adapters.history;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far back the messages and notices of a citizen are read (design.md §4.8). Messages and notices are read over the same time. */
public final class Horizon {
    /** The default: the flags look back twelve months. */
    public static final Period HISTORY = Period.ofMonths(13);
    /** Stands among the visits of a ledger entry for the death of the citizen. */
    public static final String DEATH = "DEATH";
    private static final String VISITS = """
        select citizen_key, stay_hash, min(occurred_at) as first, greatest(max(occurred_at), max(received_at)) as last,
          array_agg(distinct type) as types,
          (array_agg(type || '/' || nature order by occurred_at desc, sent_at desc, arrival desc))[1] as last_happened,
          (array_agg(type || '/' || nature order by sent_at desc, occurred_at desc, arrival desc))[1] as last_sent
        from stay_event where citizen_key = any(:citizens) group by citizen_key, stay_hash""";
    private static final String LEDGER = "select citizen_key, id, made_at, visits from ledger_entry where citizen_key = any(:citizens)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Period history;

    /** @param history how far back is read; the flags need at least twelve months */
    public Horizon(Database database, Clock clock, Period history) {
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.history = history;
    }

    /** What is read of each of the citizens. */
    public Map<String, ReadWindow> of(Collection<String> citizenKeys) {
        String[] keys = citizenKeys.toArray(String[]::new);
        Map<String, List<Visit>> visits = visits(keys);
        Map<String, List<ReadWindow.Told>> told = new HashMap<>();
        jdbc.sql(LEDGER).param("citizens", keys, Types.ARRAY).query(row -> {
            told.computeIfAbsent(row.getString("citizen_key"), absent -> new ArrayList<>())
                .add(new ReadWindow.Told(Sql.uuid(row, "id"), Sql.instant(row, "made_at"), texts(row.getArray("visits")).toList()));
        });
        Instant from = from();
        return Arrays.stream(keys).distinct().collect(Collectors.toMap(Function.identity(),
            key -> ReadWindow.of(visits.getOrDefault(key, List.of()), told.getOrDefault(key, List.of()), from)));
    }

    /** Those of the citizens of whom a stay may be open. */
    public Set<String> withOpenStay(Collection<String> citizenKeys) {
        return visits(citizenKeys.toArray(String[]::new)).entrySet().stream()
            .filter(visits -> visits.getValue().stream().anyMatch(Visit::mayBeOpen)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private Map<String, List<Visit>> visits(String[] citizenKeys) {
        Map<String, List<Visit>> visits = new HashMap<>();
        jdbc.sql(VISITS).param("citizens", citizenKeys, Types.ARRAY).query(row -> {
            visits.computeIfAbsent(row.getString("citizen_key"), absent -> new ArrayList<>()).add(visit(row));
        });
        return visits;
    }

    private Instant from() {
        return clock.instant().atZone(ZoneOffset.UTC).minus(history).toInstant();
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(row.getString("stay_hash"), Sql.instant(row, "first"), Sql.instant(row, "last"),
            texts(row.getArray("types")).map(EventType::valueOf).collect(Collectors.toSet()), message(row.getString("last_happened")),
            message(row.getString("last_sent")));
    }

    private static Visit.Message message(String typeAndNature) {
        String[] parts = typeAndNature.split("/", 2);
        return new Visit.Message(EventType.valueOf(parts[0]), EventNature.valueOf(parts[1]));
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
