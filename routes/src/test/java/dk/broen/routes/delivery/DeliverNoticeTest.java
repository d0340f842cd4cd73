package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.DELIVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.transaction.OneTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class DeliverNoticeTest {
    private static final NotificationId ID = new NotificationId(UUID.fromString("5b3f4a52-6f38-4c0e-8a55-0d6b1c1a2f10"));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Outbox outbox = mock(Outbox.class);
    private final LookBeforeSending look = mock(LookBeforeSending.class);
    private final Render render = mock(Render.class);
    private final Settle settle = mock(Settle.class);
    private final Commits commits = new Commits();

    @BeforeEach
    void start() throws Exception {
        Gateways gateways = mock(Gateways.class);
        when(gateways.mail()).thenReturn("mock:mail");
        when(gateways.sms()).thenReturn("mock:sms");
        when(outbox.claim(ID)).thenReturn(Optional.empty());
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(new ActiveMQConnectionFactory("vm://4712")));
        camel.getRegistry().bind("claim", new Claim(mock(Citizens.class), outbox, Clock.systemUTC()));
        camel.getRegistry().bind("lookBeforeSending", look);
        camel.getRegistry().bind("render", render);
        camel.getRegistry().bind("settle", settle);
        camel.getRegistry().bind("unknownChannel", new UnknownChannel());
        camel.addRoutes(new DeliverNotice(new OneTransaction(new TransactionTemplate(commits)), gateways));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void a_notice_that_is_already_sent_is_done() {
        assertThat(delivered()).isEqualTo(new TaskOutcome.Done());
    }

    @Test
    void a_failed_commit_is_reported_also_when_the_notice_is_already_sent() {
        commits.fail = true;

        assertThatThrownBy(this::delivered).hasRootCauseInstanceOf(TransactionSystemException.class);
    }

    @Test
    void a_notice_that_is_dropped_or_postponed_is_neither_rendered_nor_sent() {
        TaskOutcome.Again postponed = new TaskOutcome.Again(Instant.parse("2026-11-30T07:00:00Z"));
        DueNotification due = claimed();
        when(look.look(due)).thenReturn(postponed);

        assertThat(delivered()).isEqualTo(postponed);
        verifyNoInteractions(render, settle);
    }

    @Test
    void a_cleared_notice_is_sent_by_its_channel_and_settled() throws Exception {
        clearedFor("SMS");
        when(settle.settle(any())).thenReturn(new TaskOutcome.Done());
        camel.getEndpoint("mock:sms", MockEndpoint.class).expectedMessageCount(1);
        camel.getEndpoint("mock:mail", MockEndpoint.class).expectedMessageCount(0);

        assertThat(delivered()).isEqualTo(new TaskOutcome.Done());
        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void a_channel_without_an_endpoint_is_refused() throws Exception {
        clearedFor("FAX");
        camel.getEndpoint("mock:sms", MockEndpoint.class).expectedMessageCount(0);
        camel.getEndpoint("mock:mail", MockEndpoint.class).expectedMessageCount(0);

        assertThatThrownBy(this::delivered).hasRootCauseMessage("CHANNEL_WITHOUT_ENDPOINT");
        MockEndpoint.assertIsSatisfied(camel);
        verifyNoInteractions(settle);
    }

    private DueNotification claimed() {
        DueNotification due = mock(DueNotification.class);
        when(due.predecessorAttempt()).thenReturn(Optional.empty());
        when(outbox.claim(ID)).thenReturn(Optional.of(due));
        return due;
    }

    private void clearedFor(String channel) {
        DueNotification due = claimed();
        when(look.look(due)).thenReturn(mock(ClearedNotice.ToUnit.class));
        doAnswer(call -> {
            call.getArgument(1, Exchange.class).setProperty(Render.CHANNEL, channel);
            return null;
        }).when(render).render(any(), any());
    }

    private TaskOutcome delivered() {
        return camel.createProducerTemplate().requestBody(DELIVER, ID, TaskOutcome.class);
    }

    /** A transaction manager without a resource, whose commits fail on demand. */
    private static final class Commits extends AbstractPlatformTransactionManager {
        private boolean fail;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (fail) {
                throw new TransactionSystemException("connection to the server lost");
            }
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
        }
    }
}
