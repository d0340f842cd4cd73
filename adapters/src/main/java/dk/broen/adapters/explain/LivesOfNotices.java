package dk.broen.adapters.explain;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.explain.Explanation.Happened;
import dk.broen.adapters.ledger.LedgerRows;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.terms.LedgerEntryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the life of notices: made, held, tried, sent, delivered, seen, answered, reminded of, told to the next. Read-only. */
final class LivesOfNotices {
    private static final String ENTRIES = "select * from ledger_entry where id = any(:ids)";
    private static final String SENDINGS = "select * from notification where entry_id = any(:ids) order by seq";
    private static final String RECEIPTS = """
        select n.entry_id, n.channel, n.reference, r.* from notification n join receipt r on r.notification_id = n.id
        where n.entry_id = any(:ids) order by r.seq""";
    private static final String ANSWERS = "select a.entry_id, " + Acknowledgements.COLUMNS
        + " from acknowledgement a where a.entry_id = any(:ids) order by a.seq";
    /** What was told because a time had come or somebody had answered. */
    private static final String FOLLOWING = """
        select e.* from ledger_entry e join occasion o on o.id = e.occasion_id
        where e.citizen_key = any(:citizens) and o.kind in ('DUE', 'ANSWERED') and e.kind in ('NEWS', 'REMINDER') order by e.seq""";

    private final JdbcClient jdbc;
    private final LedgerRows ledger;
    private final Acknowledgements acknowledgements;

    LivesOfNotices(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.ledger = new LedgerRows(database, keys);
        this.acknowledgements = new Acknowledgements(database, keys);
    }

    /** An entry of the ledger, as far as it is compared with others. */
    private record Told(LedgerEntryId id, String citizenKey, Instant at, String function, String unit, Words words) {
        boolean repeats(Told other) {
            return words.says().stream().map(Saying::matter)
                .anyMatch(matter -> other.words.says().stream().anyMatch(saying -> saying.matter().equals(matter)));
        }
    }

    /** The lives of entries, each in order of time. */
    Map<LedgerEntryId, List<Happened>> of(Collection<LedgerEntryId> entries) {
        Map<LedgerEntryId, List<Happened>> lives = new HashMap<>();
        if (entries.isEmpty()) {
            return lives;
        }
        UUID[] ids = entries.stream().map(LedgerEntryId::value).toArray(UUID[]::new);
        List<Told> told = jdbc.sql(ENTRIES).param("ids", ids, Types.ARRAY).query((row, number) -> told(row)).list();
        told.forEach(entry -> add(lives, entry.id(), new Happened(entry.at(), Happened.What.MADE, "")));
        jdbc.sql(SENDINGS).param("ids", ids, Types.ARRAY).query(row -> {
            sending(lives, row, told);
        });
        jdbc.sql(RECEIPTS).param("ids", ids, Types.ARRAY).query(row -> {
            Receipt receipt = Receipts.of(row);
            add(lives, new LedgerEntryId(Sql.uuid(row, "entry_id")), new Happened(receipt.at(),
                receipt.meaning() == Receipt.Meaning.DELIVERED ? Happened.What.DELIVERED : Happened.What.NOT_DELIVERED, notice(row)));
        });
        jdbc.sql(ANSWERS).param("ids", ids, Types.ARRAY).query(row -> {
            LedgerEntryId entry = new LedgerEntryId(Sql.uuid(row, "entry_id"));
            acknowledgements.opened(row).ifPresent(answer -> add(lives, entry,
                new Happened(answer.at(), Happened.What.valueOf(answer.kind().name()), "by " + answer.way())));
        });
        followed(lives, told);
        lives.values().forEach(life -> life.sort(Comparator.comparing(Happened::at).thenComparing(Happened::what)));
        return lives;
    }

    private static void sending(Map<LedgerEntryId, List<Happened>> lives, ResultSet row, List<Told> told) throws SQLException {
        LedgerEntryId entry = new LedgerEntryId(Sql.uuid(row, "entry_id"));
        String notice = notice(row);
        Instant due = Sql.instant(row, "due_at");
        told.stream().filter(one -> one.id().equals(entry) && due.isAfter(one.at()))
            .forEach(held -> add(lives, entry, new Happened(held.at(), Happened.What.HELD, notice + " until " + due)));
        String state = row.getString("state");
        Sql.optionalInstant(row, "last_attempt_at").ifPresent(
            at -> add(lives, entry, new Happened(at, state.equals("SENT") ? Happened.What.SENT : Happened.What.TRIED, notice)));
        Optional<Instant> settled = Sql.optionalInstant(row, "settled_at");
        boolean acknowledged = row.getString("channel").equals(Channel.MEDCOM.name());
        switch (state) {
            case "SENT" -> settled.filter(at -> acknowledged)
                .ifPresent(at -> add(lives, entry, new Happened(at, Happened.What.DELIVERED, notice)));
            case "DROPPED" -> settled.ifPresent(at -> add(lives, entry, new Happened(at, Happened.What.DROPPED, notice)));
            case "GIVEN_UP" -> settled.ifPresent(at -> add(lives, entry, new Happened(at, Happened.What.GIVEN_UP, notice)));
            default -> {
                // it waits or is being sent: nothing more has happened
            }
        }
    }

    private static String notice(ResultSet row) throws SQLException {
        return row.getString("channel") + " " + row.getString("reference");
    }

    private void followed(Map<LedgerEntryId, List<Happened>> lives, List<Told> told) {
        String[] citizens = told.stream().map(Told::citizenKey).distinct().toArray(String[]::new);
        List<Told> following = jdbc.sql(FOLLOWING).param("citizens", citizens, Types.ARRAY).query((row, number) -> told(row)).list();
        told.forEach(entry -> following.stream().filter(later -> later.citizenKey().equals(entry.citizenKey())).forEach(later -> {
            if (later.words().remindsOf().contains(entry.id())) {
                add(lives, entry.id(), new Happened(later.at(), Happened.What.REMINDED, ""));
            } else if (!later.words().remind() && later.at().isAfter(entry.at()) && !later.unit().equals(entry.unit())
                && later.function().equals(entry.function()) && later.repeats(entry)) {
                add(lives, entry.id(), new Happened(later.at(), Happened.What.NEXT_TOLD, later.unit()));
            }
        }));
    }

    private Told told(ResultSet row) throws SQLException {
        return new Told(new LedgerEntryId(Sql.uuid(row, "id")), row.getString("citizen_key"), Sql.instant(row, "made_at"),
            row.getString("function"), row.getString("unit"), ledger.words(row));
    }

    private static void add(Map<LedgerEntryId, List<Happened>> lives, LedgerEntryId entry, Happened happened) {
        lives.computeIfAbsent(entry, none -> new ArrayList<>()).add(happened);
    }
}
