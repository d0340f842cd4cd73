package dk.broen.routes.planning;

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

/** The routes of planning in small: who calls the transaction hears that a step failed, and tries again or sets aside. */
class OneTransactionTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> ended = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private RuntimeException failure = new IllegalStateException();
    private int failing;

    @BeforeEach
    void routes() throws Exception {
        OneTransaction transaction = new OneTransaction(new TransactionTemplate(new Noting()));
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
                from("direct:plan").errorHandler(noErrorHandler()).policy(transaction).setBody(constant("changed on the way"))
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
    void what_succeeds_is_committed() {
        assertThat(sent().getMessage().getBody()).isEqualTo("planned");
        assertThat(ended).containsExactly("committed");
    }

    @Test
    void a_step_that_fails_for_now_is_tried_again_until_it_succeeds_each_time_in_a_transaction_of_its_own() {
        failure = new CannotAcquireLockException("not now");
        failing = 4;

        assertThat(sent().getMessage().getBody()).isEqualTo("planned");
        assertThat(ended).containsExactly("rolled back", "rolled back", "rolled back", "rolled back", "committed");
    }

    @Test
    void a_step_that_always_fails_is_set_aside_after_three_tries() {
        failure = new DataIntegrityViolationException("never");
        failing = Integer.MAX_VALUE;

        Exchange exchange = sent();

        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getMessage().getBody()).isEqualTo("set aside");
        assertThat(ended).containsExactly("rolled back", "rolled back", "rolled back");
    }

    private Exchange sent() {
        return camel.createProducerTemplate().send("direct:intake", exchange -> exchange.getMessage().setBody("sealed"));
    }

    private Processor step() {
        return exchange -> {
            if (tries.getAndIncrement() < failing) {
                throw failure;
            }
            exchange.getMessage().setBody("planned");
        };
    }

    /** Transactions of nothing, that note how they end. */
    private final class Noting extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return "nothing";
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // there is nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            ended.add("committed");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            ended.add("rolled back");
        }
    }
}
