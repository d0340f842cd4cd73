package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a channel does that sends its notices one after the other. {@link DeliveryOutcomesTest} tests what each failure means. */
abstract class OneAfterTheOtherContract {
    private final Channel channel;
    private final String name;
    private final String claimStep;
    private final String settleStep;
    private final String host;
    @Autowired
    private Outbox outbox;
    private AdvisedRoute route;
    private MockEndpoint claim;
    private MockEndpoint settle;

    /** @param host the endpoint of the mail server or gateway */
    OneAfterTheOtherContract(Channel channel, String claimStep, String settleStep, String host) {
        this.channel = channel;
        this.name = channel.name().toLowerCase(Locale.ROOT);
        this.claimStep = claimStep;
        this.settleStep = settleStep;
        this.host = host;
    }

    abstract ClearedNotice notice();

    AdvisedRoute route() {
        return route;
    }

    MockEndpoint settle() {
        return settle;
    }

    MockEndpoint host() {
        return route.partner(host);
    }

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("deliver-by-" + name);
        claim = route.partner("direct:claim-notices");
        settle = route.partner("direct:settle-notices");
        doReturn(true).when(outbox).stillSending(any());
    }

    @Test
    void a_token_of_the_channel_starts_the_route() {
        assertThat(route.from())
            .isEqualTo("seda:deliver-by-" + name + "?size=1&discardWhenFull=true&pollTimeout=100&concurrentConsumers=1");
        assertThat(route.handlers()).isEmpty();

        delivered(notice());

        assertThat(claim.getExchanges()).singleElement().extracting(claimed -> claimed.getMessage().getBody()).isEqualTo(channel);
    }

    @Test
    void a_notice_whose_host_fails_is_sent_once_and_holds_back_no_other() {
        host().whenExchangeReceived(1, exchange -> exchange.setException(Fault.inTheHub()));

        assertThat(outcomes(delivered(notice(), notice()))).containsExactly(Outcome.Failed.class, Outcome.Sent.class);

        assertThat(host().getReceivedCounter()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"render-%s, NotHeard, 1", "%s-may-leave, NotHeard, 1", "to-%s, Failed, 1", "%s-sent, Failed, 2"})
    void a_step_that_fails_is_not_repeated_and_holds_back_no_other_notice(String step, String outcome, int sent) {
        AtomicInteger reached = route.fails(step.formatted(name), 1, Fault.inTheHub());

        assertThat(outcomes(delivered(notice(), notice()))).extracting(Class::getSimpleName).containsExactly(outcome, "Sent");

        assertThat(reached).hasValue(2);
        assertThat(host().getReceivedCounter()).isEqualTo(sent);
    }

    @Test
    void nothing_leaves_when_nothing_was_claimed() {
        AtomicInteger attempts = route.fails(claimStep, Fault.databaseAway());

        assertThat(delivered(notice()).getException()).as("the next token claims again").isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(host().getExchanges()).isEmpty();
    }

    @Test
    void a_notice_is_sent_once_when_its_outcome_cannot_be_stored() {
        AtomicInteger attempts = route.fails(settleStep, Fault.databaseAway());

        assertThat(delivered(notice()).getException()).as("the lease runs out").isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(host().getExchanges()).hasSize(1);
    }

    /** The route runs for claimed notices. */
    Exchange delivered(ClearedNotice... notices) {
        claim.whenAnyExchangeReceived(exchange -> {
            exchange.setProperty(MayLeave.CLAIMED_AT, System.nanoTime());
            exchange.getMessage().setBody(List.of(notices));
        });
        return route.run(channel);
    }

    private List<Class<?>> outcomes(Exchange delivered) {
        assertThat(delivered.getException()).isNull();
        return settle.getExchanges().stream().flatMap(batch -> batch.getMessage().getBody(List.class).stream())
            .<Class<?>>map(Object::getClass).toList();
    }
}
