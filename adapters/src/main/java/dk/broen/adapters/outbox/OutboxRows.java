package dk.broen.adapters.outbox;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps notices and ward answers to rows of the outbox, and rows to addressees and to what became of them. */
public final class OutboxRows {
    static final String WARD = "WARD";
    private static final String INSERT = """
        insert into notification (id, reference, occasion_id, entry_id, citizen_key, lane, function, unit, municipality, channel, content,
          urgent, due_at, next_attempt_at, sealed_contact, receiver, collected)
        select id, reference, occasion, entry, citizen, lane, function, unit, municipality, channel, content, urgent, due, due, contact,
          receiver, collected
        from unnest(:ids::uuid[], :references::text[], :occasions::uuid[], :entries::uuid[], :citizens::text[], :lanes::text[],
          :functions::text[], :units::text[], :municipalities::text[], :channels::text[], :contents::text[], :urgent::boolean[],
          :due::timestamptz[], :contacts::bytea[], :receivers::text[], :collected::boolean[]) with ordinality
          as notice (id, reference, occasion, entry, citizen, lane, function, unit, municipality, channel, content, urgent, due, contact,
            receiver, collected, place)
        order by place
        on conflict (reference) do nothing
        returning id, reference""";
    private static final String WITHDRAW = """
        update notification set state = 'DROPPED', state_reason = :reason, settled_at = :at
        where entry_id = :entry and state not in ('SENT', 'DROPPED', 'GIVEN_UP')""";
    private static final String REVIVE = """
        update notification set state = 'WAITING', state_reason = null, settled_at = null, next_attempt_at = greatest(due_at, :at)
        where entry_id = :entry and state = 'DROPPED' returning id, reference, channel, next_attempt_at, urgent""";

    private final Database database;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public OutboxRows(Database database, Keys keys) {
        this.database = database;
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    /** A notice before its row is inserted: all columns except the reference, which is drawn at the insert. */
    public record Notice(NotificationId id, OccasionId occasion, Optional<LedgerEntryId> entry, String citizenKey, String lane,
        String function, String unit, Optional<MunicipalityCode> municipality, Channel channel, ContentLevel content, boolean urgent,
        Instant due, byte[] sealedContact, Optional<String> receiver, boolean collected) {
        PlannedNotification named(String reference) {
            return new PlannedNotification(id, reference, channel, due, urgent);
        }
    }

    /** A notice that carries an entry of the ledger. */
    public Notice to(OccasionId occasion, Cpr citizen, LedgerEntryId entry, Content content, Delivery delivery) {
        NotificationId id = new NotificationId(NewId.draw());
        String unit = content.recipient().unit().value();
        return new Notice(id, occasion, Optional.of(entry), index.keyOf(citizen),
            IndexHashes.lane(index, citizen, unit, delivery.channel(), address(delivery.to())), content.function().code(), unit,
            Optional.of(content.municipality()), delivery.channel(), delivery.content(), delivery.urgent(), delivery.due(),
            seal(id, delivery.to()), receiver(delivery.to()), delivery.collected());
    }

    /** An answer to a ward. */
    public Notice to(OccasionId occasion, Cpr citizen, WardAnswer answer, Instant due) {
        NotificationId id = new NotificationId(NewId.draw());
        String ward = answer.hospital().value();
        return new Notice(id, occasion, Optional.empty(), index.keyOf(citizen),
            IndexHashes.lane(index, citizen, answer.hospital()), WARD, ward, Optional.empty(), channel(answer.to()),
            answer.to() instanceof AnswerAddress.Mail ? ContentLevel.PLAIN : ContentLevel.FULL, false, due,
            sealed.seal(answer, context("contact", id)), receiver(answer.to()), false);
    }

    private static Channel channel(AnswerAddress to) {
        if (to instanceof AnswerAddress.Mllp) {
            return Channel.MLLP;
        }
        return to instanceof AnswerAddress.Mail ? Channel.MAIL : Channel.QUEUE;
    }

    /** The host of a channel that has several. */
    static Optional<String> receiver(AnswerAddress to) {
        return to instanceof AnswerAddress.Mllp mllp ? Optional.of(mllp.receiver()) : Optional.empty();
    }

    /** Inserts the rows. Draws a new reference for a notice whose reference is already used. */
    public List<PlannedNotification> add(List<Notice> notices) {
        List<PlannedNotification> added = new ArrayList<>();
        for (List<Notice> remaining = notices; !remaining.isEmpty();) {
            Map<NotificationId, String> inserted = inserted(remaining);
            remaining.stream().filter(notice -> inserted.containsKey(notice.id()))
                .forEach(notice -> added.add(notice.named(inserted.get(notice.id()))));
            remaining = remaining.stream().filter(notice -> !inserted.containsKey(notice.id())).toList();
        }
        return added;
    }

    private Map<NotificationId, String> inserted(List<Notice> notices) {
        Map<NotificationId, String> inserted = new HashMap<>();
        database.jdbc().sql(INSERT).param("ids", Sql.column(notices, notice -> notice.id().value()), Types.ARRAY)
            .param("references", Sql.column(notices, notice -> References.draw()), Types.ARRAY)
            .param("occasions", Sql.column(notices, notice -> notice.occasion().value()), Types.ARRAY)
            .param("entries", Sql.column(notices, notice -> notice.entry().map(LedgerEntryId::value).orElse(null)), Types.ARRAY)
            .param("citizens", Sql.column(notices, Notice::citizenKey), Types.ARRAY)
            .param("lanes", Sql.column(notices, Notice::lane), Types.ARRAY)
            .param("functions", Sql.column(notices, Notice::function), Types.ARRAY)
            .param("units", Sql.column(notices, Notice::unit), Types.ARRAY)
            .param("municipalities", Sql.column(notices, notice -> notice.municipality().map(MunicipalityCode::value).orElse(null)),
                Types.ARRAY)
            .param("channels", Sql.column(notices, Notice::channel), Types.ARRAY)
            .param("contents", Sql.column(notices, Notice::content), Types.ARRAY)
            .param("urgent", Sql.column(notices, Notice::urgent), Types.ARRAY).param("due", Sql.times(notices, Notice::due), Types.ARRAY)
            .param("contacts", Sql.bytes(notices, Notice::sealedContact), Types.ARRAY)
            .param("receivers", Sql.column(notices, notice -> notice.receiver().orElse(null)), Types.ARRAY)
            .param("collected", Sql.column(notices, Notice::collected), Types.ARRAY)
            .query(row -> {
                inserted.put(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"));
            });
        return inserted;
    }

    /**
     * Drops the notices of an entry that have not left.
     *
     * @param reason a stable code
     */
    public void withdraw(LedgerEntryId entry, String reason, Instant at) {
        database.jdbc().sql(WITHDRAW).param("entry", entry.value()).param("reason", reason).param("at", Sql.time(at)).update();
    }

    /**
     * Takes the withdrawn notices of an entry up again, under the same ids.
     *
     * @return the notices that were taken up
     */
    public List<PlannedNotification> revive(LedgerEntryId entry, Instant at) {
        return database.jdbc().sql(REVIVE).param("entry", entry.value()).param("at", Sql.time(at))
            .query((row, number) -> new PlannedNotification(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"),
                Channel.valueOf(row.getString("channel")), Sql.instant(row, "next_attempt_at"), row.getBoolean("urgent")))
            .list();
    }

    /** The notice of a row that carries an entry of the ledger, and what became of it. */
    public LedgerEntry.Sending sending(ResultSet row) throws SQLException {
        return new LedgerEntry.Sending(new NotificationId(Sql.uuid(row, "id")), contact(row),
            ContentLevel.valueOf(row.getString("content")), NoticeLives.of(row));
    }

    /** The answer to a ward in a row. */
    public WardAnswer answer(ResultSet row) throws SQLException {
        return open(row, WardAnswer.class);
    }

    Addressee addressee(ResultSet row) throws SQLException {
        if (row.getString("function").equals(WARD)) {
            return new Addressee.Ward(answer(row));
        }
        return new Addressee.Unit(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), contact(row), ContentLevel.valueOf(row.getString("content")));
    }

    byte[] seal(NotificationId id, ContactPoint to) {
        return sealed.seal(new SealedContact(to), context("contact", id));
    }

    byte[] seal(NotificationId id, Content content) {
        return sealed.seal(content, context("content", id));
    }

    /** What the first attempt said. */
    public Optional<Content> content(ResultSet row) throws SQLException {
        NotificationId id = new NotificationId(Sql.uuid(row, "id"));
        return Optional.ofNullable(row.getBytes("sealed_content")).map(bytes -> sealed.open(bytes, Content.class, context("content", id)));
    }

    private static String address(ContactPoint to) {
        if (to instanceof ContactPoint.Queue queue) {
            return queue.address();
        }
        if (to instanceof ContactPoint.MedCom medcom) {
            return medcom.sor();
        }
        return to instanceof ContactPoint.Mail mail ? mail.address() : ((ContactPoint.Sms) to).number();
    }

    /** The host of a channel that has several; empty for a channel with one host. */
    static Optional<String> receiver(ContactPoint to) {
        return to instanceof ContactPoint.MedCom medcom ? Optional.of(URI.create(medcom.url()).getAuthority()) : Optional.empty();
    }

    private ContactPoint contact(ResultSet row) throws SQLException {
        return open(row, SealedContact.class).to();
    }

    private <T> T open(ResultSet row, Class<T> type) throws SQLException {
        return sealed.open(row.getBytes("sealed_contact"), type, context("contact", new NotificationId(Sql.uuid(row, "id"))));
    }

    private static String context(String column, NotificationId id) {
        return "notification." + column + "/" + id;
    }

    /** A wrapper, so that the JSON names the kind of the contact point. */
    private record SealedContact(ContactPoint to) {}
}
