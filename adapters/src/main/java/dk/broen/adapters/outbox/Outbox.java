package dk.broen.adapters.outbox;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox: one row for each notice and channel (design.md §4.3). A batch of notices is sent in three steps: {@link #due}, {@link #claim}
 * and {@link #attempt} in one transaction, which commits before anything leaves; the sending, without a transaction; then the outcomes
 * ({@link Outcomes}). In between the rows are leased. A hub that stops there leaves them {@code SENDING}: the recipients may have heard them.
 * When the lease has run out, they can be claimed again.
 */
public final class Outbox {
    /** For rows that are found by this condition: the condition of the index of the backlog. */
    private static final String BACKLOG = "n.state in ('WAITING', 'SENDING')";
    /** The same for rows that are found by their ids. In other words, so that PostgreSQL does not read the whole backlog for them. */
    private static final String NOT_SETTLED = "n.state not in ('SENT', 'DROPPED', 'GIVEN_UP')";
    private static final String CLAIMABLE = """
        \sand n.next_attempt_at <= :now and (n.lease_until is null or n.lease_until <= clock_timestamp())
          and not exists (select 1 from notification earlier where earlier.lane = n.lane and earlier.seq < n.seq
            and (earlier.state in ('WAITING', 'SENDING') and not (earlier.collected and earlier.attempts = 0 and earlier.due_at > :now)
              or earlier.lease_until > clock_timestamp()))""";
    private static final String ORDER = " order by n.urgent desc, n.next_attempt_at, n.seq";
    private static final String CANDIDATE = """
        select n.id, n.citizen_key, n.receiver, n.unit, n.municipality, n.collected, n.not_heard, n.left_in from notification n
        where n.channel = :channel and (n.municipality is null or n.municipality <> all(:paused)) and n.id <> all(:inHand)
          and (n.receiver is null or n.receiver <> all(:besides)) and\s""";
    private static final String DUE = CANDIDATE + BACKLOG + CLAIMABLE + ORDER + " limit :most";
    private static final String DUE_TOGETHER = CANDIDATE
        + "n.collected and n.not_heard = 0 and n.unit = :unit and n.municipality = :municipality "
        + "and n.left_in is not distinct from :leftIn and " + BACKLOG + CLAIMABLE + ORDER + " limit :most";
    private static final String CLAIM = """
        select n.*, o.reference as occasion_reference, c.sealed_cpr, e.basis, e.rule
        from notification n join occasion o on o.id = n.occasion_id join citizen c on c.citizen_key = n.citizen_key
          left join ledger_entry e on e.id = n.entry_id
        where n.id = any(:ids) and n.citizen_key = any(:locked) and\s""" + NOT_SETTLED + CLAIMABLE + ORDER
        + " for update of n skip locked";
    private static final String LEFT = """
        select n.*, o.reference as occasion_reference, c.sealed_cpr, e.basis, e.rule
        from notification n join occasion o on o.id = n.occasion_id join citizen c on c.citizen_key = n.citizen_key
          left join ledger_entry e on e.id = n.entry_id
        where n.attempts > 0""";
    private static final String BY_ID = " and n.id = :id";
    private static final String IN_MAIL = """
        \sand n.channel = 'MAIL' and (n.id = :id or n.left_in = :id or n.left_in = (select left_in from notification where id = :id))
        order by n.id = :id desc, n.seq""";
    private static final String ON_CHANNEL = " and n.channel = :channel";
    private static final String TO_MUNICIPALITY = ON_CHANNEL + " and n.municipality = :municipality";
    private static final String ATTEMPT = """
        update notification n set state = 'SENDING', attempts = n.attempts + 1, last_attempt_at = :at, leased_by = :node,
          lease_until = clock_timestamp() + make_interval(secs => :lease), sealed_content = coalesce(n.sealed_content, begun.content),
          sealed_contact = coalesce(begun.contact, n.sealed_contact), receiver = coalesce(begun.receiver, n.receiver),
          gateway_id = null, left_in = begun.left_in
        from unnest(:ids, :contents, :contacts, :receivers, :mails) begun(id, content, contact, receiver, left_in)
        where n.id = begun.id and\s"""
        + NOT_SETTLED;
    private static final String DROP = """
        update notification n set state = 'DROPPED', state_reason = :reason, settled_at = :at
        where n.id = :id and\s""" + NOT_SETTLED;
    private static final String POSTPONE =
        "update notification n set next_attempt_at = :next where n.id = any(:ids) and " + NOT_SETTLED;
    private static final String ANSWERS_AFTER = """
        select n.* from notification n where n.citizen_key = :citizen and n.entry_id is null
          and (n.state <> 'DROPPED' or n.attempts > 0) and n.seq > (select seq from notification where id = :id) order by n.seq""";
    private static final String RESEND = """
        update notification n set state = 'WAITING', state_reason = null, settled_at = null, next_attempt_at = :at, collected = false
        from citizen c where n.reference = :reference and n.state = 'GIVEN_UP' and c.citizen_key = n.citizen_key
        returning n.id, n.channel, n.occasion_id, c.*""";
    private static final String STILL_SENDING = """
        select state = 'SENDING' and attempts = :attempts from notification where id = :id""";
    private static final String TAKE_BACK = """
        update notification n set state = case when n.state = 'SENDING' then 'WAITING' else n.state end,
          attempts = n.attempts - 1, lease_until = null, leased_by = null,
          last_attempt_at = case when n.attempts = 1 then null else n.last_attempt_at end,
          sealed_content = case when n.attempts = 1 then null else n.sealed_content end,
          left_in = case when n.attempts = 1 then null else n.left_in end
        from unnest(:ids, :attempts) begun(id, attempts)
        where n.id = begun.id and n.attempts = begun.attempts and n.leased_by = :node and n.state in ('SENDING', 'DROPPED')""";
    private static final String FREE = """
        update notification set lease_until = null, leased_by = null where lease_until is not null and leased_by = :node""";

    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private final Citizens citizens;
    private final String node;
    private final Duration lease;

    /**
     * @param node the name of this hub, unique among the hubs that share the database
     * @param lease how long no other claim may take a notice that is being sent
     */
    public Outbox(Database database, Keys keys, String node, Duration lease) {
        this.jdbc = database.jdbc();
        this.rows = new OutboxRows(database, keys);
        this.citizens = new Citizens(database, keys);
        this.node = node;
        this.lease = lease;
    }

    /**
     * A notice that can be claimed, and the key of the citizen whom it is about: the citizen is locked before the notice is claimed.
     *
     * @param receiver the receiving host; empty for a channel with one host
     * @param together with what it leaves in one mail; empty if it leaves alone
     */
    public record Candidate(NotificationId id, String citizenKey, Optional<String> receiver, Optional<Together> together) {
        /** A notice that leaves alone. */
        public Candidate(NotificationId id, String citizenKey, Optional<String> receiver) {
            this(id, citizenKey, receiver, Optional.empty());
        }
    }

    /**
     * Notices of a unit about citizens of one municipality that leave in one mail: it is the one whose people see the answers. What failed
     * before anybody can have heard it leaves alone from then on, so that one that cannot be written holds back no other.
     *
     * @param leftIn the mail in which they were tried before; empty if they were not
     */
    public record Together(UnitId unit, MunicipalityCode municipality, Optional<NotificationId> leftIn) {}

    /** The notices that were claimed, those that cannot be opened apart. */
    public record Claimed(List<DueNotification> opened, List<Unopened> unopened) {
        /** How many notices were claimed. */
        public int size() {
            return opened.size() + unopened.size();
        }
    }

    /**
     * A notice that cannot be opened: this hub does not have its key or does not know one of its words, or its bytes were changed.
     *
     * @param cause why, as a stable word without citizen data
     */
    public record Unopened(NotificationId id, String reference, Channel channel, OccasionId occasion, String citizenKey, String cause) {}

    /** What is known of a notice that may have reached its receiver. */
    public enum Standing { AWAITED, ARRIVED, WITHDRAWN, GIVEN_UP }

    /**
     * A notice of which at least one attempt was made.
     *
     * @param again whether it waits to leave again because a human or a plan said so, and nothing has left since
     * @param sending whether an attempt is being made
     * @param gatewayId what the SMS gateway calls the last attempt; empty if it did not say that yet, or does not, and on other channels
     */
    public record Left(DueNotification notice, Standing standing, boolean again, boolean sending, Optional<String> gatewayId) {}

    /** A notice to a municipality that was sent on the channel at least once; empty if there is none. Locks nothing. */
    public Optional<Left> left(NotificationId id, Channel channel, MunicipalityCode municipality) {
        return jdbc.sql(LEFT + BY_ID + TO_MUNICIPALITY).param("id", id.value()).param("channel", channel.name())
            .param("municipality", municipality.value()).query((row, number) -> left(row)).optional();
    }

    /** A notice to any municipality that was sent on the channel at least once; empty if there is none. Locks nothing. */
    public Optional<Left> left(NotificationId id, Channel channel) {
        return jdbc.sql(LEFT + BY_ID + ON_CHANNEL).param("id", id.value()).param("channel", channel.name())
            .query((row, number) -> left(row))
            .optional();
    }

    /**
     * The notices that left in one mail, the one that is named first. Locks nothing.
     *
     * @param id of a notice that left by mail, or of the mail
     */
    public List<Left> leftInMail(NotificationId id) {
        return jdbc.sql(LEFT + IN_MAIL).param("id", id.value()).query((row, number) -> left(row)).list();
    }

    /** The notices that left in that mail last, and whose outcome is not known yet. */
    public Set<NotificationId> openIn(NotificationId mail) {
        return jdbc.sql("select n.id from notification n where n.left_in = :mail and n.collected and n.not_heard = 0 and " + NOT_SETTLED)
            .param("mail", mail.value()).query((row, number) -> new NotificationId(Sql.uuid(row, "id"))).set();
    }

    /** What the mail is called in which a notice left last: by its own id, if it left alone. */
    public NotificationId mailOf(NotificationId id) {
        return new NotificationId(jdbc.sql("select coalesce(left_in, id) from notification where id = :id").param("id", id.value())
            .query(UUID.class).single());
    }

    /** The same by the short reference of the notice. */
    public Optional<Left> left(String reference, Channel channel) {
        return jdbc.sql(LEFT + " and n.reference = :reference" + ON_CHANNEL).param("reference", reference)
            .param("channel", channel.name()).query((row, number) -> left(row)).optional();
    }

    /** The SMS that the gateway calls so; empty if there is none, or if the hub has not stored yet that it left. Locks nothing. */
    public Optional<Left> leftAs(String gatewayId) {
        return jdbc.sql(LEFT + " and n.gateway_id = :gatewayId order by n.seq desc limit 1").param("gatewayId", gatewayId)
            .query((row, number) -> left(row)).optional();
    }

    /** Notices that lie on a queue, those that cannot be opened apart. */
    public record Lying(List<DueNotification> opened, List<Unopened> unopened) {
        /** How many notices lie there. */
        public int size() {
            return opened.size() + unopened.size();
        }
    }

    /** Those of these notices that the broker stored on a queue by then, and nobody gave up. Locks nothing. */
    public Lying onQueueSince(Collection<UUID> ids, Instant by) {
        List<DueNotification> opened = new ArrayList<>();
        List<Unopened> unopened = new ArrayList<>();
        jdbc.sql(LEFT + " and n.id = any(:ids) and n.channel = 'QUEUE' and n.state = 'SENT' and n.settled_at <= :by order by n.seq")
            .param("ids", ids.toArray(UUID[]::new), Types.ARRAY).param("by", Sql.time(by)).query(row -> {
                try {
                    opened.add(due(row));
                } catch (RuntimeException cause) {
                    unopened.add(unopened(row, cause.getClass().getSimpleName()));
                }
            });
        return new Lying(opened, unopened);
    }

    /** Whether a hub is making an attempt on the channel, so that it may not have stored yet what just left. */
    public boolean isSending(Channel channel) {
        return jdbc.sql("select exists (select from notification where channel = :channel and state = 'SENDING' "
            + "and lease_until > clock_timestamp())").param("channel", channel.name()).query(Boolean.class).single();
    }

    /** A notice to a unit that was sent at least once, by its short reference; empty if there is none. Locks nothing. */
    public Optional<Left> left(String reference) {
        return jdbc.sql(LEFT + " and n.reference = :reference").param("reference", reference).query((row, number) -> left(row))
            .optional();
    }

    /** The same of any notice. Locks it until the transaction ends; the caller has locked the citizen. */
    public Optional<Left> lockedLeft(NotificationId id) {
        return jdbc.sql(LEFT + BY_ID + " for update of n").param("id", id.value()).query((row, number) -> left(row)).optional();
    }

    private Left left(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Left(due(row), standing(state), state.equals("WAITING") && row.getString("state_reason") == null,
            state.equals("SENDING"), Sql.optionalText(row, "gateway_id"));
    }

    private static Standing standing(String state) {
        return switch (state) {
            case "SENT" -> Standing.ARRIVED;
            case "DROPPED" -> Standing.WITHDRAWN;
            case "GIVEN_UP" -> Standing.GIVEN_UP;
            default -> Standing.AWAITED;
        };
    }

    /** When each of the notices was sent last. */
    public Map<NotificationId, Instant> lastAttempts(Collection<NotificationId> notices) {
        Map<NotificationId, Instant> attempts = new HashMap<>();
        jdbc.sql("select id, last_attempt_at from notification where id = any(:ids) and last_attempt_at is not null")
            .param("ids", ids(notices), Types.ARRAY).query(row -> {
                attempts.put(new NotificationId(Sql.uuid(row, "id")), Sql.instant(row, "last_attempt_at"));
            });
        return attempts;
    }

    /** The short reference of a notice that exists. */
    public String referenceOf(NotificationId id) {
        return jdbc.sql("select reference from notification where id = :id").param("id", id.value()).query(String.class).single();
    }

    /**
     * An attempt that begins.
     *
     * @param content what the notice says; empty for an answer to a ward
     * @param corrected another address than the one that was planned; an answer to a ward keeps the planned one
     * @param receiver the receiving host now, if it may be another than the planned one
     * @param mail the id of the mail in which a collected notice leaves; empty for any other notice
     */
    public record Attempt(NotificationId id, Optional<Content> content, Optional<ContactPoint> corrected, Optional<String> receiver,
        Optional<NotificationId> mail) {
        /** A notice to a unit that leaves alone. */
        public Attempt(NotificationId id, Optional<Content> content, Optional<ContactPoint> corrected) {
            this(id, content, corrected, Optional.empty());
        }

        /** A notice to a unit, in a mail with others or alone. */
        public Attempt(NotificationId id, Optional<Content> content, Optional<ContactPoint> corrected, Optional<NotificationId> mail) {
            this(id, content, corrected, corrected.flatMap(OutboxRows::receiver), mail);
        }
    }

    /**
     * The answer to a ward goes another way from now on, as a notice of its own: the way before did not work. Joins the transaction of the
     * caller.
     *
     * @param citizen the number in use
     */
    public void answerAnotherWay(DueNotification failed, Cpr citizen, WardAnswer answer, Instant now) {
        rows.add(List.of(rows.to(failed.occasion(), citizen, answer, now)));
    }

    /**
     * The answers to wards about a citizen that were made after this one, and still stand or may have been read.
     *
     * @param citizen the number in use
     */
    public List<WardAnswer> answersAfter(NotificationId answer, Cpr citizen) {
        return jdbc.sql(ANSWERS_AFTER).param("citizen", citizens.keyOf(citizen)).param("id", answer.value())
            .query((row, number) -> rows.answer(row)).list();
    }

    /** How long no other claim may take a notice that is being sent. */
    public Duration lease() {
        return lease;
    }

    /**
     * The notices that are due on a channel: the first one of each lane; the urgent ones first, then the one that waits longest. Locks nothing.
     *
     * @param paused municipalities whose notices stay
     * @param inHand notices that this process is sending, also when their leases have run out
     * @param besides receiving hosts whose notices stay
     */
    public List<Candidate> due(Channel channel, Collection<MunicipalityCode> paused, Collection<NotificationId> inHand,
        Collection<String> besides, int most, Instant now) {
        return jdbc.sql(DUE).param("channel", channel.name()).param("now", Sql.time(now)).param("most", most)
            .param("inHand", ids(inHand), Types.ARRAY).param("besides", besides.toArray(String[]::new), Types.ARRAY)
            .param("paused", paused.stream().map(MunicipalityCode::value).toArray(String[]::new), Types.ARRAY)
            .query((row, number) -> candidate(row)).list();
    }

    /**
     * All that leaves in one mail with the notice, the notice included: what waits for its first attempt, or what left in the same mail before.
     *
     * @param paused municipalities whose notices stay
     * @param inHand notices that this process is sending
     */
    public List<Candidate> dueTogether(Together together, Channel channel, Collection<MunicipalityCode> paused,
        Collection<NotificationId> inHand, int most, Instant now) {
        return jdbc.sql(DUE_TOGETHER).param("channel", channel.name()).param("now", Sql.time(now)).param("most", most)
            .param("unit", together.unit().value()).param("municipality", together.municipality().value())
            .param("leftIn", together.leftIn().map(NotificationId::value).orElse(null), Types.OTHER)
            .param("inHand", ids(inHand), Types.ARRAY).param("besides", new String[0], Types.ARRAY)
            .param("paused", paused.stream().map(MunicipalityCode::value).toArray(String[]::new), Types.ARRAY)
            .query((row, number) -> candidate(row)).list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(new NotificationId(Sql.uuid(row, "id")), row.getString("citizen_key"), Sql.optionalText(row, "receiver"),
            isCollected(row) ? Optional.of(new Together(new UnitId(row.getString("unit")),
                new MunicipalityCode(row.getString("municipality")), leftIn(row))) : Optional.empty());
    }

    private static boolean isCollected(ResultSet row) throws SQLException {
        return row.getBoolean("collected") && row.getInt("not_heard") == 0;
    }

    /** What leaves alone is called by its own id, whatever mail it was in before. */
    private static Optional<NotificationId> leftIn(ResultSet row) throws SQLException {
        return isCollected(row) ? Sql.optionalUuid(row, "left_in").map(NotificationId::new) : Optional.empty();
    }

    /**
     * Locks notices until the transaction ends, except those that another transaction has locked, and those that cannot be claimed any more.
     * One that cannot be opened stops no other.
     *
     * @param locked the keys of the citizens whom the caller has locked; a merge may have given a notice to another one meanwhile
     */
    public Claimed claim(List<Candidate> candidates, Set<String> locked, Instant now) {
        List<DueNotification> opened = new ArrayList<>();
        List<Unopened> unopened = new ArrayList<>();
        jdbc.sql(CLAIM).param("ids", ids(candidates.stream().map(Candidate::id).toList()), Types.ARRAY)
            .param("locked", locked.toArray(String[]::new), Types.ARRAY).param("now", Sql.time(now))
            .query(row -> {
                try {
                    opened.add(due(row));
                } catch (RuntimeException cause) {
                    unopened.add(unopened(row, cause.getClass().getSimpleName()));
                }
            });
        return new Claimed(opened, unopened);
    }

    /**
     * Attempts begin, and the notices are leased. From now on the recipients may have heard them. Of what they say, only what the first
     * attempt said is kept.
     */
    public void attempt(List<Attempt> begun, Instant at) {
        byte[][] contents = begun.stream().map(one -> one.content().map(says -> rows.seal(one.id(), says)).orElse(null))
            .toArray(byte[][]::new);
        byte[][] contacts = begun.stream().map(one -> one.corrected().map(to -> rows.seal(one.id(), to)).orElse(null))
            .toArray(byte[][]::new);
        String[] receivers =
            begun.stream().map(one -> one.receiver().orElse(null)).toArray(String[]::new);
        UUID[] mails = begun.stream().map(one -> one.mail().map(NotificationId::value).orElse(null)).toArray(UUID[]::new);
        requireAll(begun.size(), jdbc.sql(ATTEMPT).param("at", Sql.time(at)).param("node", node).param("lease", lease.toSeconds())
            .param("ids", ids(begun.stream().map(Attempt::id).toList()), Types.ARRAY).param("contents", contents, Types.ARRAY)
            .param("contacts", contacts, Types.ARRAY).param("receivers", receivers, Types.ARRAY).param("mails", mails, Types.ARRAY)
            .update());
    }

    /** The attempts of this hub that began are taken back, because the hub cannot begin to send. Those that did not begin stay as they are. */
    public void takenBack(List<DueNotification> attempted) {
        jdbc.sql(TAKE_BACK).param("ids", ids(attempted.stream().map(DueNotification::id).toList()), Types.ARRAY)
            .param("attempts", attempted.stream().map(DueNotification::attempts).toArray(Integer[]::new), Types.ARRAY).param("node", node)
            .update();
    }

    /** Whether the attempt that began still counts: no plan has withdrawn the notice, and no other attempt has begun. */
    public boolean stillSending(DueNotification attempted) {
        return jdbc.sql(STILL_SENDING).param("id", attempted.id().value()).param("attempts", attempted.attempts()).query(Boolean.class)
            .single();
    }

    /**
     * The notice must not be sent any more.
     *
     * @param reason a stable code
     */
    public void dropped(NotificationId id, String reason, Instant at) {
        requireAll(1, jdbc.sql(DROP).param("reason", reason).param("at", Sql.time(at)).param("id", id.value()).update());
    }

    /** The notices are to be sent later; this is not counted as an attempt. */
    public void postponed(Collection<NotificationId> notices, Instant next) {
        requireAll(notices.size(), jdbc.sql(POSTPONE).param("next", Sql.time(next)).param("ids", ids(notices), Types.ARRAY).update());
    }

    /** A notice that was given up and waits again. */
    public record Resent(NotificationId id, Channel channel, OccasionId occasion, Cpr citizen) {}

    /**
     * A notice that was given up waits again: the same id and content. It passes the look again before it leaves, and leaves alone, also
     * if it was collected. If the attempt fails, it is given up again.
     *
     * @return empty when no notice with that reference was given up
     */
    public Optional<Resent> resend(String reference, Instant at) {
        return jdbc.sql(RESEND).param("reference", reference).param("at", Sql.time(at))
            .query((row, number) -> new Resent(new NotificationId(Sql.uuid(row, "id")), Channel.valueOf(row.getString("channel")),
                new OccasionId(Sql.uuid(row, "occasion_id")), citizens.opened(row)))
            .optional();
    }

    /**
     * Ends the leases that an earlier process of this node left. To be called before this process claims anything.
     *
     * @return how many notices were being sent when that process ended
     */
    public int freeLeases() {
        return jdbc.sql(FREE).param("node", node).update();
    }

    static UUID[] ids(Collection<NotificationId> notices) {
        return notices.stream().map(NotificationId::value).toArray(UUID[]::new);
    }

    private static void requireAll(int wanted, int changed) {
        if (changed != wanted) {
            throw new IllegalStateException((wanted - changed) + " of " + wanted
                + " notices are not in a state in which this can happen; claim them first");
        }
    }

    private static Unopened unopened(ResultSet row, String cause) throws SQLException {
        return new Unopened(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"), Channel.valueOf(row.getString("channel")),
            new OccasionId(Sql.uuid(row, "occasion_id")), row.getString("citizen_key"), cause);
    }

    private DueNotification due(ResultSet row) throws SQLException {
        String rule = Sql.optionalText(row, "rule").orElse("");
        return new DueNotification(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"),
            new OccasionId(Sql.uuid(row, "occasion_id")), row.getString("occasion_reference"), citizens.opened(row),
            Sql.optionalUuid(row, "entry_id").map(LedgerEntryId::new), rows.addressee(row), Channel.valueOf(row.getString("channel")),
            row.getBoolean("urgent"), Sql.instant(row, "due_at"), row.getInt("attempts"), rows.content(row),
            Sql.optionalText(row, "basis").map(Basis::valueOf).map(basis -> new DueNotification.Grounds(basis, rule)),
            Sql.optionalText(row, "state_reason"), Sql.optionalText(row, "receiver"), isCollected(row), leftIn(row));
    }
}
