package dk.broen.adapters.outbox;

import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.NoticeLife;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Reads the life of a notice from its row. */
final class NoticeLives {
    private NoticeLives() {}

    static NoticeLife of(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        Optional<Instant> tried = Sql.optionalInstant(row, "last_attempt_at");
        String reason = Sql.optionalText(row, "state_reason").orElse("");
        return switch (row.getString("state")) {
            case "WAITING", "SENDING" -> tried.<NoticeLife>map(last -> new NoticeLife.Tried(attempts, last))
                .orElseGet(NoticeLife.Waiting::new);
            case "SENT" -> new NoticeLife.Sent(Sql.instant(row, "settled_at"));
            case "DROPPED" -> new NoticeLife.Dropped(reason, tried);
            case "GIVEN_UP" -> new NoticeLife.GivenUp(reason, tried);
            default -> throw new IllegalStateException("unknown state " + row.getString("state"));
        };
    }
}
