package dk.broen.routes.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests with a small copy of the planning routes that a failed step reaches the calling route, which retries or sets the message aside. */
class OneTransactionTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> endings = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private RuntimeException failure = new IllegalStateException();
    private int failures;

    @BeforeEach
    void routes() throws Exception {
        OneTransaction transaction = new OneTransaction(new TransactionTemplate(new RecordingManager()));
        camel.addRoutes(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("errors").onException(CannotAcquireLockException.class).maximumRedeliveries(-1).redeliveryDelay(1).end()
                    .onException(Exception.class).maximumRedeliveries(2).redeliveryDelay(1).handled(true).setBody(constant("set aside"))
                    .end();
            }
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake").routeConfigurationId("errors").to("direct:plan");
                from("direct:plan").errorHandler(noErrorHandler()).policy(transaction).setBody(constant("changed by a step"))
                    .process(step());
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void a_successful_step_is_committed() {
        assertThat(sent().getMessage().getBody()).isEqualTo("planned");
        assertThat(endings).containsExactly("committed");
    }

    @Test
    void a_step_that_fails_temporarily_is_retried_in_a_new_transaction_until_it_succeeds() {
        failure = new CannotAcquireLockException("locked");
        failures = 4;

        assertThat(sent().getMessage().getBody()).isEqualTo("planned");
        assertThat(endings).containsExactly("rolled back", "rolled back", "rolled back", "rolled back", "committed");
    }

    @Test
    void a_step_that_always_fails_is_set_aside_after_three_attempts() {
        failure = new DataIntegrityViolationException("constraint violated");
        failures = Integer.MAX_VALUE;

        Exchange exchange = sent();

        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getMessage().getBody()).isEqualTo("set aside");
        assertThat(endings).containsExactly("rolled back", "rolled back", "rolled back");
    }

    private Exchange sent() {
        return camel.createProducerTemplate().send("direct:intake", exchange -> exchange.getMessage().setBody("sealed"));
    }

    private Processor step() {
        return exchange -> {
            if (attempts.getAndIncrement() < failures) {
                throw failure;
            }
            exchange.getMessage().setBody("planned");
        };
    }

    /** A transaction manager without a resource that records how each transaction ends. */
    private final class RecordingManager extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return "no resource";
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // no resource to open
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            endings.add("committed");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            endings.add("rolled back");
        }
    }
}
