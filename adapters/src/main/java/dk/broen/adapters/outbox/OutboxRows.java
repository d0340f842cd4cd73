package dk.broen.adapters.outbox;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.journal.References;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Maps deliveries and ward answers to rows of the outbox, and rows to addressees. */
public final class OutboxRows {
    static final String WARD = "WARD";
    private static final String INSERT = """
        insert into notification (id, reference, event_id, decision_id, lane, function, unit, municipality, channel, content,
          urgent, due_at, next_attempt_at, sealed_contact)
        values (:id, :reference, :event, :decision, :lane, :function, :unit, :municipality, :channel, :content,
          :urgent, :due, :due, :contact)
        on conflict (reference) do nothing""";

    private final Database database;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public OutboxRows(Database database, Keys keys) {
        this.database = database;
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    /** A notice before its row is inserted: all columns except the reference, which is drawn at the insert. */
    public record Notice(NotificationId id, Instant due, boolean urgent, MapSqlParameterSource columns) {}

    public Notice to(OccasionId event, Cpr citizen, UUID decision, Decision decided, Delivery delivery) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        return notice(id, event, delivery.due(), delivery.urgent(), new MapSqlParameterSource("decision", decision)
            .addValue("lane", IndexHashes.lane(index, citizen, decided.unit().value(), delivery.channel()))
            .addValue("function", decided.function().code()).addValue("unit", decided.unit().value())
            .addValue("municipality", decided.municipality().value()).addValue("channel", delivery.channel().name())
            .addValue("content", delivery.content().name())
            .addValue("contact", sealed.seal(new SealedContact(delivery.to()), context(id))));
    }

    public Notice to(OccasionId event, Cpr citizen, WardAnswer answer, Instant due) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        String ward = answer.hospital().value();
        return notice(id, event, due, false, new MapSqlParameterSource("decision", null)
            .addValue("lane", IndexHashes.lane(index, citizen, ward, Channel.QUEUE)).addValue("function", WARD).addValue("unit", ward)
            .addValue("municipality", null, Types.VARCHAR).addValue("channel", Channel.QUEUE.name())
            .addValue("content", ContentLevel.FULL.name()).addValue("contact", sealed.seal(answer, context(id))));
    }

    /** Inserts the rows. Draws a new reference for a notice whose reference is already used. */
    public List<PlannedNotification> add(List<Notice> notices) {
        List<PlannedNotification> added = new ArrayList<>();
        List<Notice> remaining = notices;
        while (!remaining.isEmpty()) {
            List<String> references = remaining.stream().map(notice -> References.draw()).toList();
            int[] inserted = database.batch(INSERT, withReferences(remaining, references));
            List<Notice> notInserted = new ArrayList<>();
            for (int place = 0; place < inserted.length; place++) {
                Notice notice = remaining.get(place);
                if (inserted[place] == 0) {
                    notInserted.add(notice);
                } else {
                    added.add(new PlannedNotification(notice.id(), references.get(place), notice.due(), notice.urgent()));
                }
            }
            remaining = notInserted;
        }
        return added;
    }

    private static Notice notice(NotificationId id, OccasionId event, Instant due, boolean urgent, MapSqlParameterSource columns) {
        columns.addValue("id", id.value()).addValue("event", event.value()).addValue("due", Sql.time(due)).addValue("urgent", urgent)
            .registerSqlType("decision", Types.OTHER);
        return new Notice(id, due, urgent, columns);
    }

    private static List<MapSqlParameterSource> withReferences(List<Notice> notices, List<String> references) {
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (int place = 0; place < references.size(); place++) {
            rows.add(notices.get(place).columns().addValue("reference", references.get(place)));
        }
        return rows;
    }

    /** @param row a row of table notification, joined with {@code kind}, {@code basis} and {@code rule} of its decision */
    Addressee addressee(ResultSet row) throws SQLException {
        if (row.getString("function").equals(WARD)) {
            return new Addressee.Ward(open(row, WardAnswer.class));
        }
        return new Addressee.Unit(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), NoticeKind.valueOf(row.getString("kind")),
            Basis.valueOf(row.getString("basis")), row.getString("rule"), contact(row), ContentLevel.valueOf(row.getString("content")));
    }

    /** The contact point to which the notice of a unit is addressed. */
    public ContactPoint contact(ResultSet row) throws SQLException {
        return open(row, SealedContact.class).to();
    }

    private <T> T open(ResultSet row, Class<T> type) throws SQLException {
        return sealed.open(row.getBytes("sealed_contact"), type, context(new NotificationId(Sql.uuid(row, "id"))));
    }

    private static String context(NotificationId id) {
        return "notification.contact/" + id;
    }

    /** A wrapper, so that the JSON names the kind of the contact point. */
    private record SealedContact(ContactPoint to) {}
}
