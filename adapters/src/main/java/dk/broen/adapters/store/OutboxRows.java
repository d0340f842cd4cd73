package dk.broen.adapters.store;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.basis.Basis;
import dk.broen.domain.basis.ContentLevel;
import dk.broen.domain.citizen.Cpr;
import dk.broen.domain.directory.ContactPoint;
import dk.broen.domain.directory.MunicipalityCode;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.NotificationId;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.stay.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How deliveries and ward answers become rows of the outbox, and back. */
final class OutboxRows {
    static final String WARD = "WARD";
    private static final String INSERT = """
        insert into notification (id, reference, event_id, decision_id, lane, function, unit, municipality, channel, content, urgent, due_at, sealed_contact)
        values (:id, :reference, :event, :decision, :lane, :function, :unit, :municipality, :channel, :content, :urgent, :due, :contact)
        on conflict (reference) do nothing""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    OutboxRows(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    PlannedNotification add(EventId event, Cpr citizen, UUID decision, Decision decided, Delivery delivery) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        return insert(id, delivery.due(), delivery.urgent(), jdbc.sql(INSERT).param("event", event.value())
            .param("decision", decision, Types.OTHER).param("lane", Hashes.lane(index, citizen, decided.unit().value(), delivery.channel()))
            .param("function", decided.function().code()).param("unit", decided.unit().value())
            .param("municipality", decided.municipality().value()).param("channel", delivery.channel().name())
            .param("content", delivery.content().name()).param("contact", sealed.seal(new SealedContact(delivery.to()), context(id))));
    }

    PlannedNotification add(EventId event, Cpr citizen, WardAnswer answer, Instant due) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        return insert(id, due, false, jdbc.sql(INSERT).param("event", event.value()).param("decision", null, Types.OTHER)
            .param("lane", Hashes.lane(index, citizen, answer.hospital().value(), Channel.QUEUE)).param("function", WARD)
            .param("unit", answer.hospital().value()).param("municipality", null, Types.VARCHAR).param("channel", Channel.QUEUE.name())
            .param("content", ContentLevel.FULL.name()).param("contact", sealed.seal(answer, context(id))));
    }

    private static PlannedNotification insert(NotificationId id, Instant due, boolean urgent, JdbcClient.StatementSpec row) {
        row.param("id", id.value()).param("due", Sql.time(due)).param("urgent", urgent);
        String reference = References.draw();
        while (row.param("reference", reference).update() == 0) {
            reference = References.draw();
        }
        return new PlannedNotification(id, reference, due, urgent);
    }

    /** @param row of notification, joined with its decision's {@code kind}, {@code basis} and {@code rule} */
    Addressee addressee(ResultSet row) throws SQLException {
        NotificationId id = new NotificationId(Sql.uuid(row, "id"));
        byte[] contact = row.getBytes("sealed_contact");
        if (row.getString("function").equals(WARD)) {
            return new Addressee.Ward(sealed.open(contact, WardAnswer.class, context(id)));
        }
        return new Addressee.Unit(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), NoticeKind.valueOf(row.getString("kind")), Basis.valueOf(row.getString("basis")),
            row.getString("rule"), sealed.open(contact, SealedContact.class, context(id)).to(), ContentLevel.valueOf(row.getString("content")));
    }

    private static String context(NotificationId id) {
        return "notification.contact/" + id;
    }

    /** Keeps the kind of contact point with it. */
    private record SealedContact(ContactPoint to) {}
}
