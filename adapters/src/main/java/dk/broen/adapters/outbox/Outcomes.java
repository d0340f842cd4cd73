package dk.broen.adapters.outbox;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.NotificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the notices of a batch, one statement for each outcome (design.md §4.3). Ends their leases. The caller has locked the
 * citizens. An outcome other than "sent" is ignored if the lease had run out and another attempt has begun.
 */
public final class Outcomes {
    private static final String SENT = """
        update notification n set state = 'SENT', state_reason = null, settled_at = :at, content = left_as.content,
          gateway_id = left_as.gateway_id, lease_until = null, leased_by = null
        from unnest(:ids, :contents, :gatewayIds) left_as(id, content, gateway_id), notification before
        where n.id = left_as.id and before.id = n.id and n.state <> 'SENT' and n.attempts > 0
          and not (n.state = 'GIVEN_UP' and exists (select from unnest(:afterSent) beginning where starts_with(n.state_reason, beginning)))
        returning n.id, before.state""";
    private static final String RETRY = """
        update notification n set state = case when n.state = 'SENDING' then 'WAITING' else n.state end,
          state_reason = case when n.state = 'SENDING' then failed.reason else n.state_reason end,
          next_attempt_at = failed.next::timestamptz, lease_until = null, leased_by = null
        from unnest(:ids, :attempts, :reasons, :nexts) failed(id, attempts, reason, next)
        where n.id = failed.id and n.attempts = failed.attempts and n.state in ('SENDING', 'WAITING', 'DROPPED')
        returning n.id, n.state""";
    private static final String GIVE_UP = """
        update notification n set state = case when n.state = 'DROPPED' then n.state else 'GIVEN_UP' end,
          state_reason = case when n.state = 'DROPPED' then n.state_reason else failed.reason end,
          settled_at = case when n.state = 'DROPPED' then n.settled_at else :at end, lease_until = null, leased_by = null
        from unnest(:ids, :attempts, :reasons) failed(id, attempts, reason)
        where n.id = failed.id and n.attempts = failed.attempts and n.state in ('SENDING', 'WAITING', 'DROPPED')
        returning n.id, n.state""";
    private static final String COME_BACK = """
        update notification n set state = 'GIVEN_UP', state_reason = failed.reason, settled_at = :at,
          content = case when n.channel = 'MAIL' then :planned else n.content end
        from unnest(:ids, :attempts, :reasons) failed(id, attempts, reason)
        where n.id = failed.id and n.attempts = failed.attempts and n.state = 'SENT'
        returning n.id, n.state""";
    private static final String ARRIVED_LATE =
        "update notification set state_reason = :reason where id = :id and channel = 'SMS' and state = 'GIVEN_UP'";
    private static final String RELEASE = """
        update notification n set state = case when n.state = 'SENDING' then 'WAITING' else n.state end,
          attempts = n.attempts - 1, next_attempt_at = :next, lease_until = null, leased_by = null,
          last_attempt_at = case when n.attempts = 1 then null else n.last_attempt_at end,
          sealed_content = case when n.attempts = 1 then null else n.sealed_content end,
          left_in = case when n.attempts = 1 then null else n.left_in end
        from unnest(:ids, :attempts) released(id, attempts)
        where n.id = released.id and n.attempts = released.attempts and n.attempts > 0 and n.state in ('SENDING', 'WAITING', 'DROPPED')""";
    private static final String NOT_HEARD = """
        update notification n set not_heard = n.not_heard + 1,
          state = case when n.state = 'DROPPED' then n.state when n.not_heard < cardinality(:nexts) then 'WAITING' else 'GIVEN_UP' end,
          state_reason = case when n.state = 'DROPPED' then n.state_reason else failed.reason end,
          settled_at = case when n.state = 'DROPPED' or n.not_heard < cardinality(:nexts) then n.settled_at else :at end,
          next_attempt_at = coalesce((:nexts::timestamptz[])[n.not_heard + 1], n.next_attempt_at),
          attempts = n.attempts - 1, lease_until = null, leased_by = null,
          last_attempt_at = case when n.attempts = 1 then null else n.last_attempt_at end,
          sealed_content = case when n.attempts = 1 then null else n.sealed_content end,
          left_in = case when n.attempts = 1 then null else n.left_in end
        from unnest(:ids, :attempts, :reasons) failed(id, attempts, reason)
        where n.id = failed.id and n.attempts = failed.attempts and n.attempts > 0 and n.state in ('SENDING', 'WAITING', 'DROPPED')
        returning n.id, n.state, n.next_attempt_at""";

    private final JdbcClient jdbc;

    public Outcomes(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * @param left how much the notice said when it left: a mail may have become a pointer
     * @param gatewayId what the SMS gateway calls it; empty on other channels, and if the gateway does not say that
     */
    public record Sent(NotificationId id, ContentLevel left, Optional<String> gatewayId) {
        public Sent(NotificationId id, ContentLevel left) {
            this(id, left, Optional.empty());
        }
    }

    /**
     * How notices stood that left.
     *
     * @param withdrawn by a plan, so that another look at the citizen must follow
     * @param givenUp with a work item, whose reason is gone
     */
    public record Before(Set<NotificationId> withdrawn, Set<NotificationId> givenUp) {}

    /**
     * @param attempts the number of the attempt that failed
     * @param reason why, as a stable word without citizen data
     */
    public record Failed(NotificationId id, int attempts, String reason) {}

    /** @param next when the next attempt follows */
    public record Retry(Failed failed, Instant next) {}

    /**
     * The notices left. That holds also if a plan withdrew them, or took them up again, while they were being sent. What came back meanwhile
     * stays given up: the receipt is the later word. The refusal of another attempt is no receipt.
     *
     * @param at when they were sent
     * @return those that were settled otherwise meanwhile
     */
    public Before sent(List<Sent> sent, Instant at) {
        List<After> before = jdbc.sql(SENT).param("ids", Outbox.ids(sent.stream().map(Sent::id).toList()), Types.ARRAY)
            .param("contents", sent.stream().map(one -> one.left().name()).toArray(String[]::new), Types.ARRAY)
            .param("gatewayIds", sent.stream().map(one -> one.gatewayId().orElse(null)).toArray(String[]::new), Types.ARRAY)
            .param("at", Sql.time(at)).param("afterSent", CameBack.AFTER_SENT.toArray(String[]::new), Types.ARRAY)
            .query((row, number) -> new After(id(row), row.getString("state"))).list();
        return new Before(in("DROPPED", before), in("GIVEN_UP", before));
    }

    private static Set<NotificationId> in(String state, List<After> notices) {
        return notices.stream().filter(one -> one.state().equals(state)).map(After::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The attempts failed, or their outcome is unknown, and others follow.
     *
     * @return those that are tried again; a plan has withdrawn the others meanwhile
     */
    public Set<NotificationId> retry(List<Retry> failed) {
        List<Failed> all = failed.stream().map(Retry::failed).toList();
        return remaining(jdbc.sql(RETRY).param("ids", ids(all), Types.ARRAY).param("attempts", attempts(all), Types.ARRAY)
            .param("reasons", reasons(all), Types.ARRAY)
            .param("nexts", failed.stream().map(one -> one.next().toString()).toArray(String[]::new), Types.ARRAY));
    }

    /**
     * The notices could not be delivered.
     *
     * @return those that are given up; a plan has withdrawn the others meanwhile
     */
    public Set<NotificationId> givenUp(List<Failed> failed, Instant at) {
        return remaining(jdbc.sql(GIVE_UP).param("ids", ids(failed), Types.ARRAY).param("attempts", attempts(failed), Types.ARRAY)
            .param("reasons", reasons(failed), Types.ARRAY).param("at", Sql.time(at)));
    }

    /**
     * The notices counted as sent and came back. Nothing was told, so each is again what it was planned as: a mail may have left as a pointer.
     *
     * @return those that are given up; the others were not sent, or sent again meanwhile
     */
    public Set<NotificationId> cameBack(List<Failed> failed, Instant at) {
        return remaining(jdbc.sql(COME_BACK).param("ids", ids(failed), Types.ARRAY).param("attempts", attempts(failed), Types.ARRAY)
            .param("reasons", reasons(failed), Types.ARRAY).param("planned", ContentLevel.PLAIN.name()).param("at", Sql.time(at)));
    }

    /** An SMS that was given up arrived after all. It stays given up, and does not count as one that nobody heard. */
    public void arrivedLate(NotificationId id) {
        jdbc.sql(ARRIVED_LATE).param("id", id.value()).param("reason", CameBack.ARRIVED_LATE).update();
    }

    /**
     * Nothing left this machine, so the attempts did not happen. If a notice has no other attempt, nobody can have heard it.
     *
     * @param released notices with the number of the attempt
     * @param next when they can be claimed again
     */
    public void released(List<Failed> released, Instant next) {
        jdbc.sql(RELEASE).param("ids", ids(released), Types.ARRAY).param("attempts", attempts(released), Types.ARRAY)
            .param("next", Sql.time(next)).update();
    }

    /** @param again when the hub tries again; empty: it is given up */
    public record NotHeard(NotificationId id, Optional<Instant> again) {}

    /**
     * The attempts failed before anybody can have heard them, so they are not counted among the attempts.
     *
     * @param nexts when a notice is tried again after its first failure, its second and so on; after more failures it is given up
     * @return what becomes of each, without those that a plan has withdrawn meanwhile
     */
    public List<NotHeard> notHeard(List<Failed> failed, List<Instant> nexts, Instant at) {
        return jdbc.sql(NOT_HEARD).param("ids", ids(failed), Types.ARRAY).param("attempts", attempts(failed), Types.ARRAY)
            .param("reasons", reasons(failed), Types.ARRAY).param("at", Sql.time(at))
            .param("nexts", nexts.stream().map(Instant::toString).toArray(String[]::new), Types.ARRAY)
            .query((row, number) -> switch (row.getString("state")) {
                case "WAITING" -> Optional.of(new NotHeard(id(row), Optional.of(Sql.instant(row, "next_attempt_at"))));
                case "GIVEN_UP" -> Optional.of(new NotHeard(id(row), Optional.empty()));
                default -> Optional.<NotHeard>empty();
            }).list().stream().flatMap(Optional::stream).toList();
    }

    private static Set<NotificationId> remaining(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> new After(id(row), row.getString("state"))).list().stream()
            .filter(after -> !after.dropped()).map(After::id).collect(Collectors.toUnmodifiableSet());
    }

    private static NotificationId id(ResultSet row) throws SQLException {
        return new NotificationId(Sql.uuid(row, "id"));
    }

    private static UUID[] ids(Collection<Failed> failed) {
        return Outbox.ids(failed.stream().map(Failed::id).toList());
    }

    private static Integer[] attempts(Collection<Failed> failed) {
        return failed.stream().map(Failed::attempts).toArray(Integer[]::new);
    }

    private static String[] reasons(Collection<Failed> failed) {
        return failed.stream().map(Failed::reason).toArray(String[]::new);
    }

    private record After(NotificationId id, String state) {
        boolean dropped() {
            return state.equals("DROPPED");
        }
    }
}
