package dk.broen.adapters.retention;

import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is older than the retention periods, in small transactions (design.md §4.8). A message is deleted alone: what it said stays
 * with the citizen. The history of a citizen is deleted as a whole, when nothing has happened for the period and nothing is open: no stay, no
 * notice that waits or is being sent, no work item, no look. So no plan ever reads half a history. A citizen who is being planned is left for
 * the next night. Facts that are not ended stay, and so do retired CPR numbers.
 */
public final class Retention {
    private static final int BATCH = 500;
    /** In the order of the ids, which is about the order of receipt: an index by time would serve nothing else. */
    private static final String OLDEST_MESSAGES =
        "select occasion_id, received_at from journal where occasion_id > :after order by occasion_id limit :batch";
    /** An answer to a ward quotes the message. */
    private static final String MESSAGES = """
        delete from journal j using occasion o
        where j.occasion_id = any(:ids) and j.received_at < :before and o.id = j.occasion_id
          and not exists (select 1 from work_item w where w.occasion_id = j.occasion_id and w.state = 'OPEN')
          and not exists (select 1 from notification n where n.citizen_key = o.citizen_key and n.entry_id is null
            and n.state not in ('SENT', 'DROPPED'))""";
    private static final String CITIZENS = "select citizen_key from citizen where citizen_key > :after order by citizen_key limit :batch";
    private static final String QUIET = """
        select c.citizen_key from citizen c
        where c.citizen_key = any(:citizens)
          and not exists (select 1 from occasion o where o.citizen_key = c.citizen_key and o.at >= :before)
          and not exists (select 1 from work_item w where w.citizen_key = c.citizen_key and w.state = 'OPEN')
          and not exists (select 1 from occasion o join work_item w on w.occasion_id = o.id
            where o.citizen_key = c.citizen_key and w.state = 'OPEN')
          and not exists (select 1 from occasion o join notification n on n.occasion_id = o.id
            where o.citizen_key = c.citizen_key and (n.state in ('WAITING', 'SENDING') or n.lease_until is not null))""";
    private static final String LOOKS =
        "select distinct split_part(task_instance, '/', 1) from scheduled_tasks where split_part(task_instance, '/', 1) = any(:citizens)";
    private static final String OCCASIONS_OF = "select id from occasion where citizen_key = any(:citizens)";
    private static final String OCCASIONS_OF_NOBODY = """
        select id from occasion o where citizen_key is null and at < :before
          and not exists (select 1 from work_item w where w.occasion_id = o.id and w.state = 'OPEN')
          and not exists (select 1 from replacement_message m join replacement_number r using (number_key)
            where m.occasion_id = o.id and r.state = 'WAITING') limit :batch""";
    /** Rows before those that they refer to. */
    private static final List<String> OF_OCCASIONS =
        List.of("replacement_message", "notification", "ledger_entry", "decision", "plan", "stay_event", "work_item", "journal");
    private static final String CITIZENS_WITHOUT_FACTS = """
        delete from citizen c where c.citizen_key = any(:citizens)
          and not exists (select 1 from citizen_fact f where f.citizen_key = c.citizen_key)
          and not exists (select 1 from replacement_number r where r.citizen_key = c.citizen_key)""";
    /** A message with a replacement number waits as long as nobody says whose number it is; afterwards it is a message like the others. */
    private static final String REPLACEMENT_MESSAGES = """
        update replacement_message m set sealed_message = null from replacement_number r
        where r.number_key = m.number_key and m.sealed_message is not null and r.state <> 'WAITING' and r.decided_at < :before
          and m.received_at < :before""";
    /** The work item about a dead letter names no citizen; which letter it is about is sealed. An answer by mail is no dead letter. */
    private static final String DEAD_LETTERS = """
        delete from dead_letter where received_at < :before
          and not exists (select 1 from work_item where state = 'OPEN' and citizen_key is null and kind <> 'MAIL_REPLY')""";
    private static final String FACTS = "delete from citizen_fact where ended_at < :before";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Citizens citizens;
    private final Horizon horizon;
    private final Periods periods;

    public Retention(Database database, Citizens citizens, Horizon horizon, Periods periods) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.citizens = citizens;
        this.horizon = horizon;
        this.periods = periods;
    }

    /** Deletes what is too old at that instant. If it is interrupted, the next call goes on. */
    public Deleted run(Instant now) {
        int messages = messages(periods.endOfMessages(now));
        committed(() -> jdbc.sql(REPLACEMENT_MESSAGES).param("before", Sql.time(periods.endOfMessages(now))).update());
        Instant before = periods.endOfHistory(now);
        int facts = committed(() -> jdbc.sql(FACTS).param("before", Sql.time(before)).update());
        int deadLetters = committed(() -> jdbc.sql(DEAD_LETTERS).param("before", Sql.time(before)).update());
        OfCitizens histories = histories(before);
        return new Deleted(messages, histories.occasions() + ofNobody(before), histories.citizens(), deadLetters, facts);
    }

    private int messages(Instant before) {
        record Message(UUID id, Instant receivedAt) {}
        int deleted = 0;
        List<Message> oldest = List.of(new Message(new UUID(0, 0), Instant.MIN));
        while (oldest.stream().anyMatch(message -> message.receivedAt().isBefore(before))) {
            oldest = jdbc.sql(OLDEST_MESSAGES).param("after", oldest.get(oldest.size() - 1).id()).param("batch", BATCH)
                .query((row, number) -> new Message(Sql.uuid(row, "occasion_id"), Sql.instant(row, "received_at"))).list();
            UUID[] ids = oldest.stream().map(Message::id).toArray(UUID[]::new);
            deleted += committed(() -> jdbc.sql(MESSAGES).param("ids", ids, Types.ARRAY).param("before", Sql.time(before)).update());
        }
        return deleted;
    }

    private record OfCitizens(int citizens, int occasions) {
        OfCitizens plus(OfCitizens other) {
            return new OfCitizens(citizens + other.citizens, occasions + other.occasions);
        }
    }

    private OfCitizens histories(Instant before) {
        OfCitizens deleted = new OfCitizens(0, 0);
        List<String> next = citizensAfter("");
        while (!next.isEmpty()) {
            List<String> batch = next;
            deleted = deleted.plus(committed(() -> history(batch, before)));
            next = citizensAfter(batch.get(batch.size() - 1));
        }
        return deleted;
    }

    private List<String> citizensAfter(String key) {
        return jdbc.sql(CITIZENS).param("after", key).param("batch", BATCH).query(String.class).list();
    }

    /** Finds the quiet citizens, locks them, and finds those that are still quiet: a message may have arrived meanwhile. */
    private OfCitizens history(List<String> batch, Instant before) {
        Set<String> locked = citizens.tryLock(quiet(Set.copyOf(batch), before));
        Set<String> still = quiet(locked, before);
        if (still.isEmpty()) {
            return new OfCitizens(0, 0);
        }
        String[] keys = still.toArray(String[]::new);
        int occasions = delete(jdbc.sql(OCCASIONS_OF).param("citizens", keys, Types.ARRAY).query(UUID.class).list());
        return new OfCitizens(jdbc.sql(CITIZENS_WITHOUT_FACTS).param("citizens", keys, Types.ARRAY).update(), occasions);
    }

    private Set<String> quiet(Set<String> of, Instant before) {
        String[] keys = of.toArray(String[]::new);
        List<String> quiet =
            jdbc.sql(QUIET).param("citizens", keys, Types.ARRAY).param("before", Sql.time(before)).query(String.class).list();
        Set<String> kept = horizon.withOpenStay(quiet);
        Set<String> looks =
            Set.copyOf(jdbc.sql(LOOKS).param("citizens", quiet.toArray(String[]::new), Types.ARRAY).query(String.class).list());
        return Set.copyOf(quiet.stream().filter(key -> !kept.contains(key) && !looks.contains(key)).toList());
    }

    private int ofNobody(Instant before) {
        int all = 0;
        for (int deleted = BATCH; deleted == BATCH;) {
            deleted = committed(() -> delete(jdbc.sql(OCCASIONS_OF_NOBODY).param("before", Sql.time(before)).param("batch", BATCH)
                .query(UUID.class).list()));
            all += deleted;
        }
        return all;
    }

    private int delete(List<UUID> occasions) {
        UUID[] ids = occasions.toArray(UUID[]::new);
        OF_OCCASIONS.forEach(table -> jdbc.sql("delete from " + table + " where occasion_id = any(:ids)").param("ids", ids, Types.ARRAY)
            .update());
        return jdbc.sql("delete from occasion where id = any(:ids)").param("ids", ids, Types.ARRAY).update();
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }
}
