package dk.broen.adapters.census;

import dk.broen.adapters.census.LastList.Question;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.census.KeptList;
import dk.broen.domain.terms.HospitalId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the last lists: one row for each hospital that sends lists. Joins the caller's transaction. */
public final class AdmissionLists {
    private static final String ADD =
        "insert into admission_list (hospital, content_hash, sealed_stays) values (:hospital, '', :stays) on conflict (hospital) do nothing";
    private static final String LOCK = "select * from admission_list where hospital = :hospital for update";
    private static final String SAVE =
        "update admission_list set listed_at = :listed, content_hash = :content, sealed_stays = :stays where hospital = :hospital";
    private static final String CONTENT = "select content_hash from admission_list where hospital = :hospital";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    /** What is sealed in one row. */
    private record Remembered(KeptList kept, Set<String> wrongRows, List<Question> questions) {}

    public AdmissionLists(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    /** The last list of the hospital. It is locked until the caller's transaction ends: of two hubs one compares at a time. */
    public LastList lock(HospitalId hospital) {
        jdbc.sql(ADD).param("hospital", hospital.value()).param("stays", sealed(hospital, LastList.NONE)).update();
        return jdbc.sql(LOCK).param("hospital", hospital.value()).query((row, number) -> read(hospital, row)).single();
    }

    public void save(HospitalId hospital, LastList list) {
        jdbc.sql(SAVE).param("hospital", hospital.value())
            .param("listed", list.listedAt().map(Sql::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("content", list.contentHash()).param("stays", sealed(hospital, list)).update();
    }

    /** The keyed hash of the last list that was accepted; empty before the first one. */
    public String contentHash(HospitalId hospital) {
        return jdbc.sql(CONTENT).param("hospital", hospital.value()).query(String.class).optional().orElse("");
    }

    /** A keyed hash of a list or a row: equal contents have equal hashes, and a hash tells nothing of the content. */
    public String hashOf(byte[] content) {
        return index.hash("admission-list", new String(content, StandardCharsets.ISO_8859_1));
    }

    private LastList read(HospitalId hospital, ResultSet row) throws SQLException {
        Remembered remembered = sealed.open(row.getBytes("sealed_stays"), Remembered.class, context(hospital));
        return new LastList(Sql.optionalInstant(row, "listed_at"), row.getString("content_hash"), remembered.kept(), remembered.wrongRows(),
            remembered.questions());
    }

    private byte[] sealed(HospitalId hospital, LastList list) {
        return sealed.seal(new Remembered(list.kept(), list.wrongRows(), list.questions()), context(hospital));
    }

    private static String context(HospitalId hospital) {
        return "admission_list.stays/" + hospital.value();
    }
}
