package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tests with exceptions as Spring translates them, because Camel looks for a handler at each cause. */
class DatabaseRetryTest {
    private static final int ALL_ATTEMPTS_OF_AN_ERROR = 3;

    private final MoveToDeadLetters deadLetters = mock(MoveToDeadLetters.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseRetry.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @ParameterizedTest
    @MethodSource
    void what_passes_is_tried_until_it_succeeds_and_is_logged_once(Exception passing) throws Exception {
        assertThat(failing(ALL_ATTEMPTS_OF_AN_ERROR, passing).getException()).isNull();

        verify(deadLetters, never()).keep(any());
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).hasSize(1)
            .first().asString().startsWith("BRN2904 database-awaited error=" + passing.getClass().getSimpleName());
    }

    static Stream<Exception> what_passes_is_tried_until_it_succeeds_and_is_logged_once() {
        return Stream.of(
            new PessimisticLockingFailureException("staged", new SQLException("staged", "40P01")),
            new CannotAcquireLockException("staged", new SQLException("staged", "40001")),
            new DataAccessResourceFailureException("staged", new SQLException("staged", "08006")),
            new UncategorizedSQLException("staged", "select", new SQLException("staged", "25006")),
            new CannotCreateTransactionException("staged", new IllegalStateException("staged")));
    }

    @Test
    void an_error_that_one_message_can_cause_is_set_aside() throws Exception {
        failing(ALL_ATTEMPTS_OF_AN_ERROR, new UncategorizedSQLException("staged", "select", new SQLException("staged", "XX001")));

        verify(deadLetters).keep(any());
        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX001", "0A000", "54000", "23514", "42P01", "22001"})
    void no_error_that_one_message_can_cause_passes(String state) {
        assertThat(PassingFault.isIn(new IllegalStateException(new SQLException("staged", state)))).isFalse();
    }

    private Exchange failing(int times, Exception failure) throws Exception {
        AtomicInteger left = new AtomicInteger(times);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("moveToDeadLetters", deadLetters);
            camel.addRoutesConfigurations(new DatabaseRetry());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:plan").routeConfigurationId(DatabaseRetry.ID).process(exchange -> {
                        if (left.getAndDecrement() > 0) {
                            throw failure;
                        }
                    });
                }
            });
            camel.start();
            return camel.createProducerTemplate().send("direct:plan", exchange -> exchange.getMessage().setBody("a message"));
        }
    }
}
