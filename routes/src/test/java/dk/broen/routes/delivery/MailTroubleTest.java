package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.relayWithLogin;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.ContentLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The troubles of SMTP (docs/FAILURES.md), each over a real connection: whether the mail waits without an attempt, is tried again, or is given
 * up.
 */
class MailTroubleTest {
    private static final String DROP = "drop";

    /** Empty: sent. */
    private static Optional<Outcome> sent(MailServerInTrouble server) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:mail").errorHandler(noErrorHandler()).to(new Gateways(relayWithLogin(server.port(), "", ""), SMS).mail());
                }
            });
            camel.start();
            Exchange sent = camel.createProducerTemplate().send("direct:mail", exchange -> {
                exchange.getMessage().setBody("text");
                exchange.getMessage().setHeaders(new HashMap<>(
                    Map.of("To", "unit@kommune.example", "From", "broen@localhost", "Subject", "test", "Message-ID", "<1@localhost>")));
            });
            return Optional.ofNullable(sent.getException())
                .map(failure -> new FailedSend(failure).of(SomeNotices.to(SomeNotices.MAIL, ContentLevel.PLAIN).due()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the server says that it closes, before it took anything
        "greeting,421 closing,Released", "MAIL,421 closing,Released",
        // grey-listing, too many recipients, no space
        "RCPT,450 grey-listed,Failed", "RCPT,451 try later,Failed", "RCPT,452 no space,Failed", "DATA,451 try later,Failed",
        "end,452 no space,Failed",
        // unknown, refused, too long
        "RCPT,550 unknown,Refused", "RCPT,554 refused,Refused", "end,552 too long,Refused", "end,554 refused,Refused",
        // a connection that is dropped: at once, and after the mail
        "RCPT," + DROP + ",Failed", "end," + DROP + ",Failed"})
    void a_trouble_leads_to(String where, String answer, String outcome) throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble(where, answer)) {
            assertThat(sent(server)).get().extracting(became -> became.getClass().getSimpleName()).isEqualTo(outcome);
        }
    }

    @Test
    void a_connection_that_is_dropped_after_it_was_accepted_has_got_nothing() throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble("greeting", DROP)) {
            assertThat(sent(server)).get().isInstanceOf(Outcome.Released.class);
        }
    }

    @Test
    void an_answer_of_ten_thousand_letters_in_one_line_is_an_answer() throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble("end", "250 " + "x".repeat(10_000))) {
            assertThat(sent(server)).isEmpty();
            assertThat(server.mails()).isEqualTo(1);
        }
    }

    @Test
    void without_a_trouble_it_is_sent() throws Exception {
        try (MailServerInTrouble server = new MailServerInTrouble("nowhere", "")) {
            assertThat(sent(server)).isEmpty();
            assertThat(server.mails()).isEqualTo(1);
        }
    }

    /** Takes one connection, and gives one answer of its own at one place. */
    private static final class MailServerInTrouble implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger mails = new AtomicInteger();
        private final String where;
        private final String answer;

        MailServerInTrouble(String where, String answer) throws IOException {
            this.where = where;
            this.answer = answer;
            Thread thread = new Thread(this::serve, "mail-server-in-trouble");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        int mails() {
            return mails.get();
        }

        private void serve() {
            try (Socket socket = server.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
                OutputStream out = socket.getOutputStream();
                boolean open = said(out, "greeting", "220 ready");
                for (String line = open ? in.readLine() : null; line != null; line = open ? in.readLine() : null) {
                    open = answered(line, in, out);
                }
            } catch (IOException gone) {
                // the client closed, or the test is over
            }
        }

        private boolean answered(String line, BufferedReader in, OutputStream out) throws IOException {
            String verb = line.split("[ :]", 2)[0];
            if (!verb.equals("DATA")) {
                return said(out, verb, verb.equals("QUIT") ? "221 bye" : "250 ok") && !verb.equals("QUIT");
            }
            if (!said(out, "DATA", "354 go on") || where.equals("DATA")) {
                return !answer.equals(DROP);
            }
            for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                continue;
            }
            mails.incrementAndGet();
            return said(out, "end", "250 taken");
        }

        /** @return whether the connection stays open */
        private boolean said(OutputStream out, String place, String usual) throws IOException {
            if (where.equals(place) && answer.equals(DROP)) {
                return false;
            }
            out.write(((where.equals(place) ? answer : usual) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return !(where.equals(place) && answer.startsWith("421"));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
