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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What hospitals said about the stays of a citizen. Joins the caller's transaction. */
public final class Stays {
    private static final String INSERT = """
        insert into stay_event (occasion_id, citizen_key, stay_hash, type, nature, silent, occurred_at, sent_at, received_at, sealed_event)
        values (:occasion, :citizen, :stay, :type, :nature, :silent, :occurredAt, :sentAt, :receivedAt, :sealed)""";
    private static final String SAID = """
        select occasion_id, received_at, sealed_event from stay_event where citizen_key = :citizen and stay_hash = any(:visits)
        order by arrival""";
    private static final String EARLIER_SILENT = """
        delete from stay_event where citizen_key = :citizen and stay_hash = :stay and silent and occurred_at <= :occurredAt""";
    private static final String OF_OTHERS = """
        select distinct stay_hash from stay_event where stay_hash = any(:visits) and citizen_key <> :citizen""";

    private final JdbcClient jdbc;
    private final Citizens citizens;
    private final SealedJson sealed;
    private final CitizenIndex index;
    private final Horizon horizon;
    private final Rekeying rekeying;

    public Stays(Database database, Keys keys, Horizon horizon) {
        this.jdbc = database.jdbc();
        this.citizens = new Citizens(database, keys);
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
        this.horizon = horizon;
        this.rekeying = new Rekeying(database, keys);
    }

    /** The messages about the citizen, in the order of arrival, as far back as the horizon. */
    public List<Said> said(Cpr citizen) {
        String key = citizens.keyOf(citizen);
        return jdbc.sql(SAID).param("citizen", key).param("visits", array(horizon.visitsOf(key)), Types.ARRAY)
            .query((row, number) -> said(row)).list();
    }

    public void add(OccasionId id, StayEvent event, Instant receivedAt) {
        insert(id, event, receivedAt, false);
    }

    /**
     * Adds an update that says nothing new about its visit. It shows only that the stay goes on, so the last one of a visit is enough: the
     * earlier ones are removed.
     */
    public void addSilent(OccasionId id, StayEvent event, Instant receivedAt) {
        jdbc.sql(EARLIER_SILENT).param("citizen", citizens.keyOf(event.citizen())).param("stay", IndexHashes.stay(index, event.stay()))
            .param("occurredAt", Sql.time(event.occurredAt())).update();
        insert(id, event, receivedAt, true);
    }

    /** What the message said about a stay; empty if it said nothing, or nothing new. */
    public Optional<StayEvent> event(OccasionId id) {
        return jdbc.sql("select occasion_id, received_at, sealed_event from stay_event where occasion_id = :occasion")
            .param("occasion", id.value()).query((row, number) -> said(row).event()).optional();
    }

    /** The visits of these messages that messages about another citizen carry too (domain.md §4). Merged identities are one citizen. */
    public Set<StayKey> disputed(Cpr citizen, List<Said> said) {
        Map<String, StayKey> visits = said.stream().map(one -> one.event().stay()).distinct()
            .collect(Collectors.toMap(stay -> IndexHashes.stay(index, stay), Function.identity()));
        return jdbc.sql(OF_OTHERS).param("visits", array(visits.keySet()), Types.ARRAY).param("citizen", citizens.keyOf(citizen))
            .query(String.class).list().stream().map(visits::get).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Moves everything about the retired number to the surviving number (HL7 A40), except the recorded facts: a human must look at the
     * consents (domain.md §4). Locks both citizens.
     */
    public void rekey(Cpr retired, Cpr survivor) {
        rekeying.move(retired, survivor);
    }

    private void insert(OccasionId id, StayEvent event, Instant receivedAt, boolean silent) {
        jdbc.sql(INSERT).param("occasion", id.value()).param("citizen", citizens.keyOf(event.citizen()))
            .param("stay", IndexHashes.stay(index, event.stay())).param("type", event.type().name()).param("nature", event.nature().name())
            .param("silent", silent).param("occurredAt", Sql.time(event.occurredAt())).param("sentAt", Sql.time(event.sentAt()))
            .param("receivedAt", Sql.time(receivedAt)).param("sealed", sealed.seal(event, context(id))).update();
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
