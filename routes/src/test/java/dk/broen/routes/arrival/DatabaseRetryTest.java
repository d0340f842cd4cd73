package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tests with exceptions as Spring translates them, because Camel looks for a handler at each cause. */
@RouteTest
@UseAdviceWith
class DatabaseRetryTest {
    private static final int ALL_ATTEMPTS_OF_AN_ERROR = 3;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseRetry.class);
    @Autowired
    private SealedArrivals sealed;
    private AdvisedRoute route;

    @BeforeEach
    void listen(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("refused-to-store");
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @ParameterizedTest
    @MethodSource
    void what_passes_is_tried_until_it_succeeds_and_is_logged_once(Exception passing) {
        AtomicInteger attempts = route.fails("keep-refused", ALL_ATTEMPTS_OF_AN_ERROR, passing);

        assertThat(route.run(refusal()).getException()).isNull();

        assertThat(attempts).hasValue(ALL_ATTEMPTS_OF_AN_ERROR + 1);
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
    void a_message_sealed_with_a_key_that_this_hub_does_not_have_waits_for_the_key_and_is_no_dead_letter() {
        AtomicInteger attempts = route.fails("keep-refused", ALL_ATTEMPTS_OF_AN_ERROR, Fault.keyUnknown(sealed));

        assertThat(route.run(refusal()).getException()).isNull();

        assertThat(attempts).hasValue(ALL_ATTEMPTS_OF_AN_ERROR + 1);
    }

    @Test
    void an_error_that_one_message_can_cause_is_set_aside() {
        AtomicInteger attempts =
            route.fails("keep-refused", new UncategorizedSQLException("staged", "select", new SQLException("staged", "XX001")));

        assertThat(route.run(refusal()).getException()).isNull();

        assertThat(attempts).hasValue(ALL_ATTEMPTS_OF_AN_ERROR);
        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX001", "0A000", "54000", "23514", "42P01", "22001"})
    void no_error_that_one_message_can_cause_passes(String state) {
        assertThat(PassingFault.isIn(new IllegalStateException(new SQLException("staged", state)))).isFalse();
    }

    private byte[] refusal() {
        return sealed.seal(new Refusal("auh", Instant.parse("2026-11-21T21:00:00Z"), "7KQ4MX", "CITIZEN_MISSING", "PID-3",
            "The message names no citizen", new byte[] {1}));
    }
}
