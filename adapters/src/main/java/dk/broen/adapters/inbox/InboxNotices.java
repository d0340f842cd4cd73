package dk.broen.adapters.inbox;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.ledger.LedgerRows;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the notices of units that left, or tried to. A notice that only waits has been told to nobody, and is not there. */
public final class InboxNotices {
    /**
     * The notice by which people name an entry: one in full before a pointer. A later answer of the unit in the same function answers everything that
     * it was told of the citizen before, as for the reminders (domain.md §6).
     */
    private static final String LINES = """
        select * from (
          select e.seq, e.unit, e.kind, e.made_at, named.reference,
            (select case when bool_or(state = 'SENT' and full_or_only) then 'ARRIVED'
                when bool_or(state in ('WAITING', 'SENDING') and full_or_only) then 'UNDER_WAY'
                when bool_or(state = 'GIVEN_UP' and full_or_only) then 'GIVEN_UP' else 'WITHDRAWN' end
              from (select state, content <> 'POINTER' or bool_and(content = 'POINTER') over () as full_or_only
                from notification n where n.entry_id = e.id) s) as arrival,
            (select a.kind from acknowledgement a join ledger_entry l on l.id = a.entry_id
              where l.citizen_key = e.citizen_key and l.unit = e.unit and l.function = e.function and l.seq >= e.seq and a.kind <> 'SEEN'
              order by l.id = e.id desc, a.seq desc limit 1) as answer
          from ledger_entry e cross join lateral (
            select reference from notification n where n.entry_id = e.id order by n.content = 'POINTER', n.seq limit 1) named
          where e.unit = any(:units) and e.made_at >= :since and e.function <> all(:hidden) and e.basis <> all(:bases)
            and exists (select 1 from notification n where n.entry_id = e.id and n.last_attempt_at is not null)) line
        where not :open or answer is null and arrival <> 'WITHDRAWN'
        order by answer is not null or arrival = 'WITHDRAWN', seq desc limit :limit offset :offset""";
    private static final String ENTRY_OF = """
        select e.*, c.sealed_cpr from ledger_entry e join citizen c using (citizen_key)
        where e.id = (select entry_id from notification where reference = :reference)""";
    private static final String OF_ENTRY =
        "select e.*, c.sealed_cpr from ledger_entry e join citizen c using (citizen_key) where e.id = :entry";
    private static final String OF_CITIZEN = """
        select e.*, c.sealed_cpr from ledger_entry e join citizen c using (citizen_key) where e.citizen_key = :citizen order by e.seq""";
    private static final String SENDINGS = "select * from notification where entry_id = :entry order by content = 'POINTER', seq";

    private final JdbcClient jdbc;
    private final LedgerRows entries;
    private final OutboxRows outbox;
    private final Citizens citizens;
    private final CitizenIndex index;
    private final Acknowledgements answers;
    private final Handovers handovers;

    public InboxNotices(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.entries = new LedgerRows(database, keys);
        this.outbox = new OutboxRows(database, keys);
        this.citizens = new Citizens(database, keys);
        this.index = keys.index();
        this.answers = new Acknowledgements(database, keys);
        this.handovers = new Handovers(database, keys);
    }

    /**
     * A page of a list.
     *
     * @param unanswered whether only notices are listed that nobody has answered
     * @param since only notices that were made at this instant or later
     * @param offset how many lines come before the page
     */
    public record Page(boolean unanswered, Instant since, int limit, int offset) {}

    /** The notices of the units, those without an answer first, the newest first. */
    public List<InboxLine> list(Collection<UnitId> units, Page page) {
        return list(units, List.of(), List.of(), page);
    }

    /**
     * The same for somebody who is not of the units. Whoever is told on a minimal basis, or in a hidden function, has a part that is nobody else's
     * business. A notice that only takes something back is left out too: it does not say on which basis that was told.
     */
    public List<InboxLine> listOpenly(Collection<UnitId> units, Collection<UnitFunction> hidden, Page page) {
        return list(units, hidden, Stream.of(Basis.values()).filter(basis -> basis.minimal() || basis == Basis.TOLD_BEFORE).toList(), page);
    }

    private List<InboxLine> list(Collection<UnitId> units, Collection<UnitFunction> hidden, Collection<Basis> bases, Page page) {
        return jdbc.sql(LINES).param("units", units.stream().map(UnitId::value).toArray(String[]::new), Types.ARRAY)
            .param("hidden", hidden.stream().map(UnitFunction::code).toArray(String[]::new), Types.ARRAY)
            .param("bases", bases.stream().map(Basis::name).toArray(String[]::new), Types.ARRAY)
            .param("since", Sql.time(page.since())).param("open", page.unanswered()).param("limit", page.limit())
            .param("offset", page.offset())
            .query((row, number) -> new InboxLine(row.getString("reference"), new UnitId(row.getString("unit")),
                NoticeKind.valueOf(row.getString("kind")), Sql.instant(row, "made_at"),
                InboxLine.Arrival.valueOf(row.getString("arrival")),
                Sql.optionalText(row, "answer").map(Acknowledgement.Kind::valueOf)))
            .list();
    }

    /**
     * The notice that has this reference on one of its channels, whosever it is. The reference of a pointer leads on to what was sent instead if the
     * notice did not arrive.
     *
     * @return empty if there is none, or if nothing has left
     */
    public Optional<ToldNotice> find(String reference) {
        return jdbc.sql(ENTRY_OF).param("reference", reference).query((row, number) -> told(row)).list().stream().flatMap(Optional::stream)
            .findFirst().map(told -> told.isPointedAtBy(reference) ? orWhatReplacedIt(told) : told);
    }

    /** The mail of a pointer may have been refused: then the pointer leads to what went to the next contact point. */
    private ToldNotice orWhatReplacedIt(ToldNotice notice) {
        ToldNotice last = notice;
        ToldNotice readable = notice;
        for (ToldNotice later : about(notice.citizen()).stream().dropWhile(one -> !one.entry().id().equals(notice.entry().id())).toList()) {
            last = later.replaces(last) ? later : last;
            readable = last.entry().withdrawn() ? readable : last;
        }
        return readable;
    }

    /** The notice of the entry as it is now; empty if it is not kept any more. */
    public Optional<ToldNotice> of(LedgerEntryId entry) {
        return jdbc.sql(OF_ENTRY).param("entry", entry.value()).query((row, number) -> told(row)).list().stream()
            .flatMap(Optional::stream).findFirst();
    }

    /** Everything that was told of the citizen, in the order in which it was made. */
    public List<ToldNotice> about(Cpr citizen) {
        return jdbc.sql(OF_CITIZEN).param("citizen", index.keyOf(citizen)).query((row, number) -> told(row)).list().stream()
            .flatMap(Optional::stream).toList();
    }

    /** The reference by which people name what was told with this entry; empty if it is not kept any more. */
    public Optional<String> referenceOf(LedgerEntryId entry) {
        return jdbc.sql(SENDINGS + " limit 1").param("entry", entry.value()).query((row, number) -> row.getString("reference")).optional();
    }

    private Optional<ToldNotice> told(ResultSet row) throws SQLException {
        LedgerEntryId id = new LedgerEntryId(Sql.uuid(row, "id"));
        List<Sent> sent = sent(id);
        Optional<Content> content = sent.stream().flatMap(one -> one.content().stream()).findFirst();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        LedgerEntry entry = entries.entry(row, sent.stream().map(Sent::ofLedger).toList()).answered(answers.of(id));
        return Optional.of(new ToldNotice(sent.get(0).sending().reference(), citizens.opened(row), row.getString("citizen_key"), entry,
            content.get(), Basis.valueOf(row.getString("basis")), sent.stream().map(Sent::sending).toList(), handovers.of(id)));
    }

    /** A row of the outbox as the inbox shows it, as the ledger has it, and what it said. */
    private record Sent(ToldNotice.Sending sending, LedgerEntry.Sending ofLedger, Optional<Content> content) {}

    private List<Sent> sent(LedgerEntryId entry) {
        return jdbc.sql(SENDINGS).param("entry", entry.value()).query((row, number) -> new Sent(
            new ToldNotice.Sending(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"),
                Channel.valueOf(row.getString("channel")),
                row.getString("content").equals(ContentLevel.POINTER.name()), ToldNotice.State.valueOf(row.getString("state")),
                Sql.instant(row, "due_at"), Sql.optionalInstant(row, "last_attempt_at"), Sql.optionalInstant(row, "settled_at")),
            outbox.sending(row), outbox.content(row))).list();
    }
}
