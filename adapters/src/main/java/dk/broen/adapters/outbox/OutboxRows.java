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
import dk.broen.domain.terms.EventId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
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

/** How deliveries and ward answers become rows of the outbox, and back. */
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

    /** A notice that is no row yet: all of it but the reference, which is drawn when it becomes one. */
    public record Notice(NotificationId id, Instant due, boolean urgent, MapSqlParameterSource columns) {}

    public Notice to(EventId event, Cpr citizen, UUID decision, Decision decided, Delivery delivery) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        return notice(id, event, delivery.due(), delivery.urgent(), new MapSqlParameterSource("decision", decision)
            .addValue("lane", IndexHashes.lane(index, citizen, decided.unit().value(), delivery.channel()))
            .addValue("function", decided.function().code()).addValue("unit", decided.unit().value())
            .addValue("municipality", decided.municipality().value()).addValue("channel", delivery.channel().name())
            .addValue("content", delivery.content().name())
            .addValue("contact", sealed.seal(new SealedContact(delivery.to()), context(id))));
    }

    public Notice to(EventId event, Cpr citizen, WardAnswer answer, Instant due) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        String ward = answer.hospital().value();
        return notice(id, event, due, false, new MapSqlParameterSource("decision", null)
            .addValue("lane", IndexHashes.lane(index, citizen, ward, Channel.QUEUE)).addValue("function", WARD).addValue("unit", ward)
            .addValue("municipality", null, Types.VARCHAR).addValue("channel", Channel.QUEUE.name())
            .addValue("content", ContentLevel.FULL.name()).addValue("contact", sealed.seal(answer, context(id))));
    }

    /** A reference that another notice has already is drawn again. */
    public List<PlannedNotification> add(List<Notice> notices) {
        List<PlannedNotification> added = new ArrayList<>();
        List<Notice> left = notices;
        while (!left.isEmpty()) {
            List<String> references = left.stream().map(notice -> References.draw()).toList();
            int[] inserted = database.batch(INSERT, named(left, references));
            List<Notice> again = new ArrayList<>();
            for (int place = 0; place < inserted.length; place++) {
                Notice notice = left.get(place);
                if (inserted[place] == 0) {
                    again.add(notice);
                } else {
                    added.add(new PlannedNotification(notice.id(), references.get(place), notice.due(), notice.urgent()));
                }
            }
            left = again;
        }
        return added;
    }

    private static Notice notice(NotificationId id, EventId event, Instant due, boolean urgent, MapSqlParameterSource columns) {
        columns.addValue("id", id.value()).addValue("event", event.value()).addValue("due", Sql.time(due)).addValue("urgent", urgent)
            .registerSqlType("decision", Types.OTHER);
        return new Notice(id, due, urgent, columns);
    }

    private static List<MapSqlParameterSource> named(List<Notice> notices, List<String> references) {
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (int place = 0; place < references.size(); place++) {
            rows.add(notices.get(place).columns().addValue("reference", references.get(place)));
        }
        return rows;
    }

    /** @param row of notification, joined with its decision's {@code kind}, {@code basis} and {@code rule} */
    Addressee addressee(ResultSet row) throws SQLException {
        if (row.getString("function").equals(WARD)) {
            return new Addressee.Ward(open(row, WardAnswer.class));
        }
        return new Addressee.Unit(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), NoticeKind.valueOf(row.getString("kind")),
            Basis.valueOf(row.getString("basis")), row.getString("rule"), contact(row), ContentLevel.valueOf(row.getString("content")));
    }

    /** Where a unit's notice is addressed. */
    public ContactPoint contact(ResultSet row) throws SQLException {
        return open(row, SealedContact.class).to();
    }

    private <T> T open(ResultSet row, Class<T> type) throws SQLException {
        return sealed.open(row.getBytes("sealed_contact"), type, context(new NotificationId(Sql.uuid(row, "id"))));
    }

    private static String context(NotificationId id) {
        return "notification.contact/" + id;
    }

    /** Keeps the kind of contact point with it. */
    private record SealedContact(ContactPoint to) {}
}
