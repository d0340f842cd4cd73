package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.postgres.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MoveToDeadLettersTest {
    private static final String CITIZEN_DATA = "Unrecognized token '2509479989'";
    @TempDir
    private static Path directory;
    private static Database database;
    private static DeadLetters deadLetters;
    private static MoveToDeadLetters moveToDeadLetters;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeAll
    static void open() {
        Keys.create(directory.resolve("keys"));
        Keys keys = Keys.load(directory.resolve("keys"));
        database = Database.embedded(directory.resolve("postgres"), 0, 2);
        deadLetters = new DeadLetters(database, keys);
        moveToDeadLetters = new MoveToDeadLetters(deadLetters, new WorkItems(database, keys,
            new DueWork(database, Clock.systemUTC(), "node-of-tests", 1)), database.transactions(), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void failedMessage() {
        log.start();
        ((Logger) LoggerFactory.getLogger(MoveToDeadLetters.class)).addAppender(log);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT,
            new IllegalStateException("about " + CITIZEN_DATA, new NumberFormatException(CITIZEN_DATA)));
        exchange.setProperty(DatabaseRetry.SEALED, new byte[] {1, 2, 3});
    }

    @Test
    void the_log_contains_the_stack_trace_and_no_exception_message() {
        moveToDeadLetters.keep(exchange);

        ILoggingEvent line = log.list.get(0);
        assertThat(line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy()))
            .contains("BRN2902 set-aside", "cause=IllegalStateException", "NumberFormatException", "MoveToDeadLettersTest.failedMessage")
            .doesNotContain("2509479989", "Unrecognized");
    }

    @Test
    void a_dead_letter_keeps_the_reference_of_its_message() {
        exchange.setProperty(DatabaseRetry.REFERENCE, "7KQ4MX");

        moveToDeadLetters.keep(exchange);

        assertThat(deadLetters.list(10)).extracting(DeadLetter::reference).contains("7KQ4MX");
    }

    @Test
    void a_dead_letter_keeps_the_sending_hospital_and_the_time_of_receipt() {
        Instant received = Instant.parse("2026-11-23T09:00:00Z");
        exchange.setProperty(DatabaseRetry.REFERENCE, "8BCDFG");
        exchange.setProperty(DatabaseRetry.SOURCE, "auh");
        exchange.setProperty(DatabaseRetry.RECEIVED_AT, received);

        moveToDeadLetters.keep(exchange);

        assertThat(deadLetters.find("8BCDFG")).hasValueSatisfying(letter -> {
            assertThat(letter.source()).isEqualTo("auh");
            assertThat(letter.receivedAt()).isEqualTo(received);
        });
    }

    @Test
    void dead_letter_and_work_item_are_stored_in_one_transaction() {
        int kept = deadLetters.list(100).size();
        database.jdbc().sql("alter table work_item rename to work_item_away").update();
        try {
            assertThatThrownBy(() -> moveToDeadLetters.keep(exchange)).isInstanceOf(RuntimeException.class);
        } finally {
            database.jdbc().sql("alter table work_item_away rename to work_item").update();
        }
        assertThat(deadLetters.list(100)).hasSize(kept);
    }
}
