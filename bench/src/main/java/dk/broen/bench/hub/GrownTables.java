package dk.broen.bench.hub;

import dk.broen.simulator.hub.HubDatabase;
import java.sql.SQLException;
import java.util.List;

/** The tables of a hub that grow with each message: emptied, or filled with the messages of other citizens. The hub must be idle. */
public final class GrownTables {
    private static final String ID = "lpad(i::text, 32, '0')::uuid";
    private static final String EMPTY =
        "truncate journal, stay_event, plan, decision, ledger_entry, notification, work_item, dead_letter, occasion";
    private static final String NO_LOOKS = "delete from scheduled_tasks where task_name = 'look-again'";
    /** As the hub leaves them when all is told: # is an id in the order of arrival, @ its time, 1 to :messages the messages. */
    private static final List<String> ROWS = List.of("""
        insert into citizen select 'c' || i, '\\x00' from generate_series(1, :messages / 4 + 1) i on conflict do nothing""", """
        insert into occasion (id, reference, kind, citizen_key, at)
        select #, 'r' || i, 'SAID', 'c' || (i / 4 + 1), @ from generate_series(1, :messages) i""", """
        insert into journal
        select #, 'HL7V2', 'auh', 'feed', md5('m' || i), null, md5('x' || i), @, decode(repeat('00', 500), 'hex')
        from generate_series(1, :messages) i""", """
        insert into stay_event (occasion_id, citizen_key, stay_hash, type, nature, occurred_at, sent_at, received_at, sealed_event)
        select #, 'c' || (i / 4 + 1), 's' || i, 'ADMITTED', 'ORIGINAL', @, @, @, decode(repeat('00', 300), 'hex')
        from generate_series(1, :messages) i""", """
        insert into plan select #, @, '0751', '', 'NOTIFIED', null, decode(repeat('00', 500), 'hex')
        from generate_series(1, :messages) i""", """
        insert into decision (id, occasion_id, place, citizen_key, matter_key, event_type, function, unit, municipality, mark, verdict,
          decided_at)
        select #, #, 0, 'c' || (i / 4 + 1), 'm', 'ADMITTED', 'HOUSING_SUPPORT', 'u', '0751', 'k', 'PERMITTED', @
        from generate_series(1, :messages) i""", """
        insert into ledger_entry (id, occasion_id, place, citizen_key, made_at, unit, sealed_recipient, function, municipality, sealed_words,
          visits, basis, rule, kind)
        select #, #, 0, 'c' || (i / 4 + 1), @, 'u', decode(repeat('00', 100), 'hex'), 'HOUSING_SUPPORT', '0751',
          decode(repeat('00', 300), 'hex'), array['s' || i], 'CONSENT', 'r', 'NEWS'
        from generate_series(1, :messages) i""", """
        insert into notification (id, reference, occasion_id, entry_id, citizen_key, lane, function, unit, municipality, channel, content,
          urgent, due_at, next_attempt_at, state, attempts, settled_at, sealed_contact)
        select #, 'n' || i, #, #, 'c' || (i / 4 + 1), 'l' || i, 'HOUSING_SUPPORT', 'u', '0751', 'QUEUE', 'FULL', false, @, @, 'SENT', 1, @,
          decode(repeat('00', 100), 'hex')
        from generate_series(1, :messages) i""");

    private final HubDatabase database;

    public GrownTables(HubDatabase database) {
        this.database = database;
    }

    /** Removes all messages and what came of them. Citizens and their facts stay. */
    public void empty() throws SQLException {
        database.execute(List.of(EMPTY, NO_LOOKS));
    }

    /**
     * Adds messages of other citizens, and gives PostgreSQL the time to look at them.
     *
     * @param messages a row of the journal for each, and as many of each other table
     */
    public void fill(long messages) throws SQLException {
        database.execute(List.of("set session_replication_role = replica; " + String.join("; ", ROWS).replace("#", ID)
            .replace("@", "(timestamptz '2026-10-01' + i * interval '1 second')").replace(":messages", Long.toString(messages))));
        database.execute(List.of("vacuum analyze", "checkpoint"));
    }
}
