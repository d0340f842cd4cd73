package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.queue.HeldMessages;
import dk.broen.routes.arrival.DatabaseRetryContract;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import jakarta.jms.JMSException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class PlanAloneRouteTest extends DatabaseRetryContract {
    private static final TestPeople PEOPLE = new TestPeople(817);
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private Citizens citizens;
    @Autowired
    private HeldMessages held;

    PlanAloneRouteTest() {
        super("plan-alone", "plan-one");
    }

    @Override
    protected byte[] message() {
        return sealed.seal(new Arrivals(sealed, citizens).admitted(PEOPLE.next()));
    }

    @Test
    void a_message_is_decrypted_and_planned() {
        assertThat(route().steps()).isEqualTo("""
            keep-sealed
            unseal-one
            plan-one
            """);
    }

    @Test
    void a_message_waits_for_the_database_is_held_for_its_key_and_any_other_failure_makes_it_a_dead_letter() {
        assertThat(route().handlers()).isEqualTo("""
            key-missing
              hold
            database-unreachable
            key-unknown
            internal-error
              move-to-dead-letters
            """);
    }

    @Test
    void a_message_without_its_key_is_held_at_once() throws JMSException {
        byte[] message = message();
        AtomicInteger attempts = route().fails("plan-one", Fault.keyUnknown(sealed));

        assertThat(route().run(message).getException()).isNull();

        assertThat(attempts).hasValue(1);
        verify(held).hold(message);
    }

    @Test
    void a_message_that_cannot_be_held_goes_back_to_its_queue() throws JMSException {
        route().fails("plan-one", Fault.keyUnknown(sealed));
        doThrow(new JMSException("away")).when(held).hold(any());

        assertThat(route().run(message()).getException()).isNotNull();
    }
}
