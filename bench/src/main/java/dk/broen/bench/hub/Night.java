package dk.broen.bench.hub;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.load.LoadGenerator;
import dk.broen.bench.load.StayMessages;
import dk.broen.simulator.mail.FailingMailServer;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A hub in the evening of a working day, and citizens of two municipalities. Each night has citizens of its own, with one message about each:
 * a second admission of a citizen would be no news. Odense tells its units by mail, which waits for the opening. Aarhus tells them by queue,
 * which the hub never holds: a trigger in the database makes these notices due at the opening.
 */
public final class Night implements AutoCloseable {
    private static final OffsetDateTime EVENING = OffsetDateTime.parse("2026-11-23T22:00+01:00");
    private static final Duration UNTIL_OPENING = Duration.ofHours(11);
    private static final String ODENSE = "0461";
    private static final Map<String, String> BY_QUEUE = Map.of("SOCIAL_SERVICES", "aarhus-socialforvaltning", "JOBCENTRE",
        "aarhus-jobcenter", "FAMILY", "aarhus-familie", "HANDICAP", "aarhus-handicap");
    private static final List<String> QUEUES = List.of("notifications.0751.socialforvaltning", "notifications.0751.jobcenter",
        "notifications.0751.familie", "notifications.0751.handicap");
    private static final Map<String, String> BY_MAIL =
        Map.of("SOCIAL_SERVICES", "odense-social", "JOBCENTRE", "odense-jobcenter", "SUBSTANCE_USE", "odense-rusmiddel");
    /** Every so many citizens is discharged, which is urgent. The others are admitted. */
    private static final int DISCHARGED = 7;
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST_NIGHT = Duration.ofMinutes(5);
    /** After this time the pace of the relay is known. */
    private static final Duration ENOUGH_MAILS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String WAITING = " from notification where state in ('WAITING', 'SENDING') and channel = ";

    private final FailingMailServer relay;
    private final StartedHub hub;
    private final TestPeople people = new TestPeople(2);
    private final int held;
    private final Arrivals arrivals = new Arrivals();
    private final List<QueueReader> readers;
    private final AtomicLong numbers = new AtomicLong();
    private OffsetDateTime evening = EVENING;

    private Night(FailingMailServer relay, StartedHub hub, int held) throws JMSException {
        this.relay = relay;
        this.hub = hub;
        this.held = held;
        this.readers = List.of(new QueueReader(hub.account("municipality-" + Facts.AARHUS), QUEUES, arrivals),
            new QueueReader(hub.account("hospital-auh"), List.of("ward-answers.auh"), (queue, body, at) -> {}));
    }

    /**
     * Starts a hub.
     *
     * @param held how many mails, and at least how many queue notices, wait for each opening
     */
    public static Night start(Stage stage, int held) throws IOException, JMSException {
        FailingMailServer relay = new FailingMailServer(0);
        StartedHub hub = stage.start(EVENING, Map.of("BROEN_SMTP_HOST", "127.0.0.1", "BROEN_SMTP_PORT", Integer.toString(relay.port()),
            "BROEN_SMTP_STARTTLS", "NONE"));
        try {
            return new Night(relay, hub, held);
        } catch (JMSException | RuntimeException failure) {
            hub.close();
            relay.close();
            throw failure;
        }
    }

    /**
     * Sends the messages of a night and returns when they are planned.
     *
     * @return what waits for the opening
     */
    public Waiting fill() throws SQLException, InterruptedException {
        hub.database().execute(holdUntil(opening()));
        List<TestPerson> aarhus = served(BY_QUEUE, Facts.AARHUS);
        List<TestPerson> odense = served(BY_MAIL, ODENSE);
        Figures figures = new LoadGenerator(List.of(hub.mllp()), messages(aarhus, odense), numbers).send(
            new Load(CONNECTIONS, Duration.ZERO, LONGEST_NIGHT, aarhus.size() + odense.size(), 0), (number, at) -> {});
        if (figures.failed() > 0) {
            throw new IllegalStateException(figures.failed() + " senders were not answered; the log above says why");
        }
        Deadline deadline = new Deadline(LONGEST_NIGHT);
        while (!hub.clock().backlog().isEmpty() && !deadline.isPast()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return waiting();
    }

    /** Lets the units open, and then the next evening come. Mails that the relay has not taken by then are dropped. */
    public Released open(Duration atMost) throws SQLException, InterruptedException {
        Waiting waiting = waiting();
        long taken = relay.attempts();
        long from = System.nanoTime();
        arrivals.open(from);
        hub.clock().moveTo(opening());
        Deadline ofQueues = new Deadline(atMost);
        Deadline ofMails = new Deadline(ENOUGH_MAILS);
        while (arrivals.notices() < waiting.queue() && !ofQueues.isPast()
            || relay.attempts() - taken < waiting.mail() && !ofMails.isPast()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        double mailsPerSecond = (relay.attempts() - taken) * 1e9 / (System.nanoTime() - from);
        Released released = new Released(arrivals.notices(), Math.max(0, waiting.queue() - arrivals.notices()), arrivals.untilAll(),
            arrivals.untilUrgent(), arrivals.othersBeforeLastUrgent(), mailsPerSecond);
        hub.database().execute(List.of("update notification set state = 'DROPPED', state_reason = 'BENCH', settled_at = clock_timestamp()"
            + " where state = 'WAITING' and channel = 'MAIL'"));
        evening = opening().plusHours(13);
        hub.clock().moveTo(evening);
        return released;
    }

    /** How many notices of each channel wait. */
    public record Waiting(long queue, long mail) {}

    @Override
    public void close() throws IOException, JMSException {
        for (QueueReader reader : readers) {
            reader.close();
        }
        hub.close();
        relay.close();
    }

    private OffsetDateTime opening() {
        int days = evening.getDayOfWeek() == DayOfWeek.FRIDAY ? 2 : 0;
        return evening.plus(UNTIL_OPENING).plusDays(days);
    }

    /** New citizens with services at the units: so many that each unit gets its share of the notices, rounded up. */
    private List<TestPerson> served(Map<String, String> units, String municipality) {
        List<TestPerson> citizens = Stream.generate(people::next).limit((held + units.size() - 1) / units.size()).toList();
        new Facts(hub.api(), EVENING.toLocalDate()).recordServed(citizens, municipality, units);
        return citizens;
    }

    private StayMessages messages(List<TestPerson> aarhus, List<TestPerson> odense) {
        List<TestPerson> all = Stream.concat(aarhus.stream(), odense.stream()).toList();
        return new StayMessages(IntStream.range(0, all.size())
            .mapToObj(place -> new StayMessages.Reported(all.get(place), place < aarhus.size() ? Facts.AARHUS : ODENSE,
                place % DISCHARGED == 0 ? "A03" : "A01", evening.minusHours(1).toInstant()))
            .toList(), numbers.get());
    }

    private Waiting waiting() throws SQLException {
        return new Waiting(waiting("QUEUE"), waiting("MAIL"));
    }

    private long waiting(String channel) throws SQLException {
        return hub.database().number("select count(*)" + WAITING + "'" + channel + "'");
    }

    private static List<String> holdUntil(OffsetDateTime opening) {
        return List.of("""
            create or replace function hold_for_opening() returns trigger language plpgsql as
            $$begin new.due_at := timestamptz '%s'; new.next_attempt_at := new.due_at; return new; end$$""".formatted(opening), """
            create or replace trigger hold_for_opening before insert on notification for each row
            when (new.channel = 'QUEUE' and new.entry_id is not null) execute function hold_for_opening()""");
    }
}
