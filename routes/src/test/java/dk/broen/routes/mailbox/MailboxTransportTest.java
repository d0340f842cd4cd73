package dk.broen.routes.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.mappings.mail.IncomingMail;
import dk.broen.mappings.mail.MailReader;
import dk.broen.simulator.mail.MailServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Tests with a real mail server which mails are read, and where they go. What follows from them is played. */
class MailboxTransportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADDRESS = "answers@hub.example";
    private static final String ID = "<0190b6f2-7b1c-7d4e-8f00-0123456789ab@hub.example>";
    private static final String INBOX = "INBOX";
    private static final String STAYS = "<stays";
    private final MailServer server = MailServer.withMailbox(new MailServer.Account(ADDRESS, "broen", "secret"));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<IncomingMail> read = new CopyOnWriteArrayList<>();
    private MailboxPatience patience;
    private volatile boolean databaseIsAway;
    private final AtomicInteger stayed = new AtomicInteger();

    static Mailbox mailbox(int port, Duration every) {
        return new Mailbox("127.0.0.1", port, "broen", "secret", INBOX, "Broen", Mailbox.Encryption.NONE, every);
    }

    @BeforeEach
    void start() throws Exception {
        Mailbox mailbox = mailbox(server.imapPort(), Duration.ofMillis(200));
        TakenMails taken = new TakenMails();
        patience = new MailboxPatience(mailbox, taken, new SimpleMeterRegistry(), Clock.systemUTC());
        camel.getRegistry().bind(TakenMails.NAME, taken);
        camel.getRegistry().bind(MailboxPatience.NAME, patience);
        camel.getRegistry().bind(MailboxLogin.NAME, new MailboxLogin(mailbox));
        camel.getRegistry().bind("noHeaders", new DefaultHeaderFilterStrategy());
        camel.getRegistry().bind("takeMail", new TakeMail(new MailReader()));
        camel.getRegistry().bind("sortMail", new SortMail(mailbox));
        camel.addRoutesConfigurations(new MailFailures());
        camel.addRoutes(new ReadMailbox(mailbox));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(SettleMails.ADDRESS).errorHandler(noErrorHandler()).process(MailboxTransportTest.this::settle);
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    private void settle(Exchange exchange) {
        IncomingMail mail = exchange.getMessage().getBody(IncomingMail.class);
        if (databaseIsAway || mail instanceof IncomingMail.Reply reply && reply.id().startsWith(STAYS)) {
            stayed.incrementAndGet();
            throw new DataAccessResourceFailureException("staged", new SQLException("staged", "08006"));
        }
        read.add(mail);
        exchange.getMessage().setBody(mail instanceof IncomingMail.Unreadable ? Place.UNREADABLE
            : mail.notices().isEmpty() ? Place.UNMATCHED : Place.HANDLED);
    }

    @Test
    void each_mail_moves_to_its_folder_whatever_its_headers_say() throws Exception {
        deliver("From: a@kommune.example\nIn-Reply-To: " + ID + "\nmoveTo: Trash\ncopyTo: Public\ndelete: true\n\nIkke os.");
        deliver("From: a@kommune.example\n\nhej");

        await("both are sorted").atMost(PATIENCE).until(() -> server.count("INBOX") == 0 && read.size() == 2);
        assertThat(server.count("Broen.handled")).isEqualTo(1);
        assertThat(server.count("Broen.unmatched")).isEqualTo(1);
        assertThat(server.count("Trash") + server.count("Public")).isZero();
        assertThat(patience.isAway()).isFalse();
    }

    @Test
    void a_broken_and_a_long_mail_hold_up_no_other() throws Exception {
        deliver(report("Content-Type: message/delivery-status\nContent-Transfer-Encoding: x-unknown\n\nbroken"));
        deliver(report("Content-Type: text/plain\n\n" + "x".repeat(70).concat("\n").repeat(150_000)));
        deliver("From: a@kommune.example\nIn-Reply-To: " + ID + "\n\n" + "y".repeat(70).concat("\n").repeat(20_000));

        await("all are sorted").atMost(PATIENCE).until(() -> server.count(INBOX) == 0 && read.size() == 3);
        assertThat(server.count("Broen.unreadable")).isEqualTo(2);
        assertThat(server.count("Broen.handled")).as("a long answer is an answer").isEqualTo(1);
        assertThat(read).contains(new IncomingMail.Unreadable(IncomingMail.Reason.BROKEN_MIME),
            new IncomingMail.Unreadable(IncomingMail.Reason.TOO_LONG));
    }

    @Test
    void a_mail_stays_while_the_database_is_away_and_is_read_later() throws Exception {
        databaseIsAway = true;
        deliver("From: a@kommune.example\nIn-Reply-To: " + ID + "\n\nIkke os.");
        await("it was looked at").pollDelay(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> server.count(INBOX) == 1);
        assertThat(read).isEmpty();

        databaseIsAway = false;

        await("it is sorted").atMost(PATIENCE).until(() -> server.count("Broen.handled") == 1);
    }

    @Test
    void a_mail_that_stays_is_taken_again_in_later_looks() throws Exception {
        deliver("From: a@kommune.example\nMessage-ID: " + STAYS + "@kommune.example>\n\nhej");
        deliver("From: a@kommune.example\nIn-Reply-To: " + ID + "\n\nIkke os.");

        await("the other one is sorted").atMost(PATIENCE).until(() -> server.count("Broen.handled") == 1 && server.count(INBOX) == 1);
        await("it is taken again").atMost(PATIENCE).until(() -> stayed.get() >= 3);
    }

    @Test
    void a_mail_server_that_is_away_is_noticed() {
        server.stop();

        await("noticed").atMost(PATIENCE).until(patience::isAway);
    }

    private static String report(String part) {
        return "From: a@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n" + part + "\n--b--\n";
    }

    private void deliver(String mail) throws Exception {
        server.deliver(ADDRESS, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
