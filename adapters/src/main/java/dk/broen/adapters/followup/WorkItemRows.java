package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Maps work items to rows and back. A plan opens and closes them through it. */
public final class WorkItemRows {
    static final String HUB = "hub";
    private static final String INSERT = """
        insert into work_item (id, reference, occasion_id, citizen_key, kind, item_key, owner, hospital, municipality, created_at, due_at,
          sealed_because)
        values (:id, :reference, :occasion, :citizen, :kind, :key, :owner, :hospital, :municipality, :at, :due, :because)
        on conflict (reference) do nothing""";
    private static final String REASON_GONE = """
        select id from work_item where citizen_key = :citizen and item_key = :key and state = 'OPEN' for update""";
    private static final String CLOSE = """
        update work_item set state = :state, closed_at = :at, closed_by = :by, sealed_closed_because = :because, answer = :answer,
          sealed_answer = :details
        where id = :id and state = 'OPEN'""";
    private static final String ANSWER_AGAIN = "update work_item set answer = :answer, sealed_answer = :details where id = :id";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;
    private final Deadlines deadlines;

    public WorkItemRows(Database database, Keys keys, Deadlines deadlines) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
        this.deadlines = deadlines;
    }

    public UUID open(Optional<OccasionId> occasion, Optional<Cpr> citizen, WorkItem item, Instant at) {
        return insert(occasion, citizen.map(index::keyOf), item, at);
    }

    UUID open(OccasionId occasion, String citizenKey, WorkItem item, Instant at) {
        return insert(Optional.of(occasion), Optional.of(citizenKey), item, at);
    }

    private UUID insert(Optional<OccasionId> occasion, Optional<String> citizenKey, WorkItem item, Instant at) {
        UUID id = NewId.draw();
        JdbcClient.StatementSpec row = jdbc.sql(INSERT).param("id", id)
            .param("occasion", occasion.map(OccasionId::value).orElse(null), Types.OTHER)
            .param("citizen", citizenKey.orElse(null), Types.VARCHAR).param("kind", item.kind().name())
            .param("key", item.key()).param("owner", item.kind().owner().name())
            .param("hospital", item.addressee().map(WorkItemRows::hospital).orElse(null), Types.VARCHAR)
            .param("municipality", item.addressee().map(WorkItemRows::municipality).orElse(null), Types.VARCHAR)
            .param("at", Sql.time(at)).param("due", Sql.time(deadlines.due(item.kind(), at)))
            .param("because", sealed.seal(item.because(), context(id)));
        int inserted = 0;
        while (inserted == 0) {
            inserted = row.param("reference", References.draw()).update();
        }
        return id;
    }

    private static @Nullable String hospital(Addressee addressee) {
        return addressee instanceof Addressee.Ward ward ? ward.hospital().value() : null;
    }

    private static @Nullable String municipality(Addressee addressee) {
        return addressee instanceof Addressee.OneMunicipality one ? one.municipality().value() : null;
    }

    /** Closes the open work items of the citizen with that key. They are opened again if the reason returns. */
    public void reasonGone(Cpr citizen, String key, Instant at) {
        jdbc.sql(REASON_GONE).param("citizen", index.keyOf(citizen)).param("key", key).query(UUID.class).list()
            .forEach(id -> close(id, new Closing(WorkItem.State.REASON_GONE, HUB, "the reason is gone", Optional.empty(), ""), at));
    }

    /**
     * How a work item is closed.
     *
     * @param answer empty when the hub closes it
     * @param details what the answer says, as JSON
     */
    record Closing(WorkItem.State state, String by, String because, Optional<Answer.Code> answer, String details) {}

    boolean close(UUID id, Closing closing, Instant at) {
        return jdbc.sql(CLOSE).param("id", id).param("state", closing.state().name()).param("by", closing.by())
            .param("because", sealed.seal(closing.because(), closedContext(id)))
            .param("answer", closing.answer().map(Enum::name).orElse(null), Types.VARCHAR)
            .param("details", sealed.seal(closing.details(), answerContext(id))).param("at", Sql.time(at)).update() == 1;
    }

    /** The answer of a closed work item is another one by now. */
    void answerAgain(UUID id, Answer.Code answer, String details) {
        jdbc.sql(ANSWER_AGAIN).param("id", id).param("answer", answer.name()).param("details", sealed.seal(details, answerContext(id)))
            .update();
    }

    /** @param row a row that has the columns of table work_item */
    public WorkItem item(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Optional<Addressee> ward = Sql.optionalText(row, "hospital").map(hospital -> new Addressee.Ward(new HospitalId(hospital)));
        Optional<Addressee> municipality =
            Sql.optionalText(row, "municipality").map(code -> new Addressee.OneMunicipality(new MunicipalityCode(code)));
        return new WorkItem(WorkItem.Kind.valueOf(row.getString("kind")), row.getString("item_key"), ward.or(() -> municipality),
            sealed.open(row.getBytes("sealed_because"), String.class, context(id)));
    }

    /** @param row a row that has the columns of table work_item, and the reference of its occasion as {@code occasion_reference} */
    StoredWorkItem stored(ResultSet row) throws SQLException {
        Optional<StoredWorkItem.Taken> taken = taken(row);
        WorkItem.State state = WorkItem.State.valueOf(row.getString("state"));
        return new StoredWorkItem(Sql.uuid(row, "id"), row.getString("reference"), Sql.optionalText(row, "occasion_reference"), item(row),
            switch (state) {
                case OPEN -> taken.isPresent() ? StoredWorkItem.Standing.TAKEN : StoredWorkItem.Standing.OPEN;
                case DONE -> StoredWorkItem.Standing.DONE;
                case DENIED -> StoredWorkItem.Standing.DENIED;
                case REASON_GONE -> StoredWorkItem.Standing.REASON_GONE;
            }, Sql.instant(row, "created_at"), Sql.instant(row, "due_at"), taken, closed(row));
    }

    private static Optional<StoredWorkItem.Taken> taken(ResultSet row) throws SQLException {
        Optional<Instant> at = Sql.optionalInstant(row, "taken_at");
        return at.isEmpty() ? Optional.empty() : Optional.of(new StoredWorkItem.Taken(row.getString("taken_by"), at.get()));
    }

    private Optional<StoredWorkItem.Closed> closed(ResultSet row) throws SQLException {
        Optional<Instant> at = Sql.optionalInstant(row, "closed_at");
        return at.isEmpty() ? Optional.empty() : Optional.of(new StoredWorkItem.Closed(row.getString("closed_by"), at.get(),
            sealed.open(row.getBytes("sealed_closed_because"), String.class, closedContext(Sql.uuid(row, "id"))),
            Sql.optionalText(row, "answer").map(Answer.Code::valueOf)));
    }

    /** What the answer to a closed work item said, as JSON. */
    String details(ResultSet row) throws SQLException {
        return sealed.open(row.getBytes("sealed_answer"), String.class, answerContext(Sql.uuid(row, "id")));
    }

    private static String context(UUID id) {
        return "work_item.because/" + id;
    }

    private static String closedContext(UUID id) {
        return "work_item.closed_because/" + id;
    }

    private static String answerContext(UUID id) {
        return "work_item.answer/" + id;
    }
}
