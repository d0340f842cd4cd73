package dk.broen.adapters.history;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves the rows of a retired CPR number to the number that survived. Facts stay where they are. */
final class Rekeying {
    private static final List<String> BY_KEY_ONLY = List.of("occasion", "decision", "ledger_entry", "work_item");
    /**
     * Notices are found by their entries: an index of all notices by citizen would serve nothing but this. A lane begins with the key of its
     * citizen.
     */
    private static final String NOTICES = """
        update notification set citizen_key = :survivor, lane = :survivor || substr(lane, length(:survivor) + 1) where id in (
          select n.id from ledger_entry e join notification n on n.entry_id = e.id where e.citizen_key = :retired
          union select id from notification where citizen_key = :retired and entry_id is null)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Citizens citizens;
    private final SealedJson sealed;

    Rekeying(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.citizens = new Citizens(database, keys);
        this.sealed = new SealedJson(keys);
    }

    void move(Cpr retired, Cpr survivor) {
        transactions.executeWithoutResult(transaction -> {
            citizens.seen(survivor);
            // locks in sorted order: two merges with the same numbers must not deadlock
            Stream.of(retired, survivor).sorted(Comparator.comparing(citizens::keyOf)).forEach(citizens::lock);
            jdbc.sql(NOTICES).param("survivor", citizens.keyOf(survivor)).param("retired", citizens.keyOf(retired)).update();
            moveStays(retired, survivor);
            BY_KEY_ONLY.forEach(table -> jdbc.sql("update " + table + " set citizen_key = :survivor where citizen_key = :retired")
                .param("survivor", citizens.keyOf(survivor)).param("retired", citizens.keyOf(retired)).update());
        });
    }

    private void moveStays(Cpr retired, Cpr survivor) {
        jdbc.sql("select occasion_id, sealed_event from stay_event where citizen_key = :retired order by arrival for update")
            .param("retired", citizens.keyOf(retired)).query((row, number) -> {
                OccasionId id = new OccasionId(Sql.uuid(row, "occasion_id"));
                return new Moved(id, sealed.open(row.getBytes("sealed_event"), StayEvent.class, Stays.context(id)).withCitizen(survivor));
            }).list().forEach(moved -> jdbc.sql("""
                    update stay_event set citizen_key = :survivor, sealed_event = :sealed where occasion_id = :occasion""")
                .param("survivor", citizens.keyOf(survivor)).param("sealed", sealed.seal(moved.event(), Stays.context(moved.id())))
                .param("occasion", moved.id().value()).update());
    }

    private record Moved(OccasionId id, StayEvent event) {}
}
