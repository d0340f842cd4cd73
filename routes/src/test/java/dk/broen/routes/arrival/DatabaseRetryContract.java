package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a route with the error policy {@link DatabaseRetry} does with a message on which its last step fails. */
public abstract class DatabaseRetryContract {
    private static final int ALL_ATTEMPTS = 3;
    private final String routeId;
    private final String lastStep;
    @Autowired
    private DeadLetters deadLetters;
    private AdvisedRoute route;

    protected DatabaseRetryContract(String routeId, String lastStep) {
        this.routeId = routeId;
        this.lastStep = lastStep;
    }

    /** A message as it is on the queue. */
    protected abstract byte[] message();

    protected AdvisedRoute route() {
        return route;
    }

    protected DeadLetters deadLetters() {
        return deadLetters;
    }

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get(routeId);
    }

    @Test
    void a_message_is_tried_until_the_database_answers() {
        AtomicInteger attempts = route.fails(lastStep, ALL_ATTEMPTS, Fault.databaseAway());

        assertThat(route.run(message()).getException()).isNull();

        assertThat(attempts).hasValue(ALL_ATTEMPTS + 1);
        verify(deadLetters, never()).keep(argThat(DatabaseRetryContract::isInternal), any());
    }

    @Test
    void a_message_on_which_the_hub_fails_is_a_dead_letter_after_three_attempts() {
        byte[] message = message();
        AtomicInteger attempts = route.fails(lastStep, Fault.inTheHub());

        assertThat(route.run(message).getException()).isNull();

        assertThat(attempts).hasValue(ALL_ATTEMPTS);
        verify(deadLetters).keep(argThat(DatabaseRetryContract::isInternal), eq(message));
    }

    @Test
    void a_message_that_can_be_no_dead_letter_goes_back_to_its_queue() {
        route.fails(lastStep, Fault.inTheHub());
        doThrow(new IllegalStateException("staged")).when(deadLetters).keep(any(), any());

        assertThat(route.run(message()).getException()).isNotNull();
    }

    private static boolean isInternal(DeadLetter letter) {
        return letter.code().equals("INTERNAL_ERROR");
    }
}
