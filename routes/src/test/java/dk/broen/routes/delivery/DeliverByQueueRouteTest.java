package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link DeliveryOutcomesTest} tests what each failure means. */
@RouteTest
@UseAdviceWith
class DeliverByQueueRouteTest {
    private final ClearedNotice notice = SomeNotices.to(SomeNotices.QUEUE, ContentLevel.FULL);
    private final Session session = mock(Session.class);
    private final MessageProducer producer = mock(MessageProducer.class);
    private final BytesMessage sent = mock(BytesMessage.class);
    @Autowired
    private ConnectionFactory connections;
    private AdvisedRoute route;
    private MockEndpoint claim;
    private MockEndpoint settle;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("deliver-by-queue");
        claim = route.partner("direct:claim-notices");
        settle = route.partner("direct:settle-notices");
        Connection connection = mock(Connection.class);
        when(connections.createConnection()).thenReturn(connection);
        when(connection.createSession(anyBoolean(), anyInt())).thenReturn(session);
        when(session.createProducer(any())).thenReturn(producer);
        when(session.createQueue(anyString())).thenReturn(mock(Queue.class));
        when(session.createBytesMessage()).thenReturn(sent);
        doAnswer(call -> {
            call.getArgument(2, CompletionListener.class).onCompletion(call.getArgument(1));
            return null;
        }).when(producer).send(any(Destination.class), any(Message.class), any(CompletionListener.class));
    }

    @Test
    void a_batch_is_claimed_sent_and_settled() {
        assertThat(route.steps()).isEqualTo("""
            claim-queue-notices
            to-queues
            settle-queue-notices
            """);
        assertThat(route.handlers()).isEmpty();
        assertThat(route.from()).isEqualTo("seda:deliver-by-queue?size=1&discardWhenFull=true&pollTimeout=100&concurrentConsumers=1");
    }

    @Test
    void a_notice_has_no_property_but_its_content_type_and_its_duplicate_id() throws JMSException {
        assertThat(delivered().getException()).isNull();

        assertThat(outcomes()).singleElement().isInstanceOf(Outcome.Sent.class);
        verify(session).createQueue("notifications.0461.bostoette");
        verify(sent).setStringProperty("_AMQ_DUPL_ID", notice.due().id().toString());
        verify(sent).setStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json");
        verify(sent).writeBytes(any());
        verifyNoMoreInteractions(sent);
    }

    @Test
    void a_notice_is_sent_once_when_the_broker_fails() throws JMSException {
        when(connections.createConnection()).thenThrow(new JMSException("away"));

        assertThat(delivered().getException()).isNull();

        assertThat(outcomes()).singleElement().isInstanceOf(Outcome.Released.class);
        verify(connections, times(1)).createConnection();
    }

    @ParameterizedTest
    @CsvSource({"claim-queue-notices, 0", "to-queues, 0", "settle-queue-notices, 1"})
    void a_step_that_fails_is_not_repeated_because_the_lease_runs_out(String step, int messages) throws JMSException {
        AtomicInteger attempts = route.fails(step, Fault.databaseAway());

        assertThat(delivered().getException()).isNotNull();

        assertThat(attempts).hasValue(1);
        assertThat(outcomes()).isEmpty();
        verify(producer, times(messages)).send(any(Destination.class), any(Message.class), any(CompletionListener.class));
    }

    private Exchange delivered() {
        claim.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(List.of(notice)));
        return route.run(Channel.QUEUE);
    }

    private List<?> outcomes() {
        return settle.getExchanges().stream().flatMap(batch -> batch.getMessage().getBody(List.class).stream()).toList();
    }
}
