package dk.broen.adapters.cost;

import dk.broen.adapters.postgres.Database;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of other citizens, as a hub has them after years: settled notices, and a backlog that waits for its opening. */
final class ManyRows {
    /** How many messages were received. */
    static final int MESSAGES = 200_000;
    /** How many notices wait for an opening on each of the channels mail and queue. */
    static final int HELD = 34_000;
    private static final String ID = "lpad(i::text, 32, '0')::uuid";
    /** With # for an id, in the order in which the rows come. */
    private static final List<String> ROWS = List.of("""
        insert into citizen select 'c' || i, '\\x00' from generate_series(1, :messages / 4) i""", """
        insert into occasion (id, reference, kind, citizen_key, at)
        select #, 'r' || i, 'SAID', 'c' || (i / 4 + 1), timestamptz '2026-01-01' + i * interval '1 second'
        from generate_series(1, :messages) i""", """
        insert into journal
        select #, 'HL7V2', 'auh', 'feed', md5('m' || i), null, md5('x' || i), timestamptz '2026-01-01', '\\x00'
        from generate_series(1, :messages) i""", """
        insert into stay_event (occasion_id, citizen_key, stay_hash, type, nature, occurred_at, sent_at, received_at, sealed_event)
        select #, 'c' || (i / 4 + 1), 's' || (i / 4), 'ADMITTED', 'ORIGINAL', timestamptz '2026-01-01',
          timestamptz '2026-01-01', timestamptz '2026-01-01', '\\x00'
        from generate_series(1, :messages) i""", """
        insert into plan select #, timestamptz '2026-01-01', '0751', '', 'NOTIFIED', null, '\\x00'
        from generate_series(1, :messages) i""", """
        insert into decision (id, occasion_id, place, citizen_key, matter_key, event_type, function, unit, municipality, mark, verdict,
          decided_at)
        select #, #, 0, 'c' || (i / 4 + 1), 'm', 'ADMITTED', 'JOBCENTRE', 'u', '0751', 'k', 'PERMITTED',
          timestamptz '2026-01-01'
        from generate_series(1, :messages) i""", """
        insert into ledger_entry (id, occasion_id, place, citizen_key, made_at, unit, sealed_recipient, function, municipality, sealed_words,
          visits, basis, rule, kind)
        select #, #, 0, 'c' || (i / 4 + 1), timestamptz '2026-01-01', 'u', '\\x00', 'JOBCENTRE', '0751',
          '\\x00', array['s' || (i / 4)], 'CONSENT', 'r', 'NEWS'
        from generate_series(1, :messages) i""", """
        insert into notification (id, reference, occasion_id, entry_id, citizen_key, lane, function, unit, municipality, channel, content,
          urgent, due_at, next_attempt_at, state, sealed_contact)
        select #, 'n' || i, #, case when i % 4 > 0 then # end, 'c' || (i / 4 + 1),
          'l' || i, 'JOBCENTRE', 'u', '0751', case when i <= :held then 'MAIL' else 'QUEUE' end, 'PLAIN', i % 7 = 0,
          timestamptz '2026-11-23 07:00Z', timestamptz '2026-11-23 07:00Z', case when i <= 2 * :held then 'WAITING' else 'SENT' end, '\\x00'
        from generate_series(1, :messages) i""", """
        insert into work_item (id, reference, citizen_key, kind, item_key, owner, state, created_at, due_at, sealed_because)
        select #, 'w' || i, 'c' || i, 'ASK_FOR_CONSENT', 'k' || i, 'MUNICIPALITY', case when i % 9 = 0 then 'OPEN' else 'DONE' end,
          timestamptz '2026-01-01', timestamptz '2026-01-03', '\\x00'
        from generate_series(1, :messages / 10) i""", """
        insert into citizen_fact (id, citizen_key, municipality, kind, key_hash, content_hash, source, sealed_fact, recorded_by, recorded_at,
          sealed_because)
        select #, 'c' || i, '0751', 'CONSENT', 'k' || i, 'c' || i, 's', '\\x00', 'b', timestamptz '2026-01-01', '\\x00'
        from generate_series(1, :messages / 4) i""",
        """
        insert into merged_identity select 'z' || i, 'y' || i, '\\x00', timestamptz '2026-01-01' from generate_series(1, :messages / 10) i""",
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        select 'look-again', 'c' || i, timestamptz '2027-01-01', false, 1, 50 from generate_series(1, :messages / 4) i""");

    private ManyRows() {}

    /** Inserts without checks of foreign keys, and without telling the planner. */
    static void insertInto(Database database) {
        JdbcClient jdbc = database.jdbc();
        database.transactions().executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("set local \"auto_explain.log_min_duration\" = -1").update();
            ROWS.forEach(sql -> jdbc.sql(sql.replace("#", ID)).param("messages", MESSAGES).param("held", HELD).update());
        });
    }
}
