package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class DeliverDueTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:05:00Z");
    private static final NotificationId ID = new NotificationId(UUID.fromString("5b3f4a52-6f38-4c0e-8a55-0d6b1c1a2f10"));
    private static final Cpr CITIZEN = new Cpr("2509479989");

    private final ProducerTemplate camel = mock(ProducerTemplate.class);
    private final Outbox outbox = mock(Outbox.class);
    private final WorkItems workItems = mock(WorkItems.class);
    private final DeliverDue delivery =
        new DeliverDue(camel, outbox, workItems, transactions(),
            new RetryPolicy(List.of(Duration.ofSeconds(10))),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_failed_attempt_is_repeated_after_the_pause() {
        fails(new ConnectException("refused"), 1);
        assertThat(delivery.handle(ID)).isEqualTo(new TaskOutcome.Again(NOW.plusSeconds(10)));
        verify(outbox).retryAt(ID, NOW.plusSeconds(10), "ConnectException");
    }

    @Test
    void the_last_failed_attempt_opens_a_work_item() {
        fails(new ConnectException("refused"), 2);
        assertThat(delivery.handle(ID)).isEqualTo(new TaskOutcome.Done());
        verify(outbox).givenUp(ID, "ConnectException", NOW);
        assertThat(openedWorkItem().kind()).isEqualTo(WorkItem.Kind.UNDELIVERED);
    }

    @Test
    void an_undeliverable_notice_is_given_up_after_one_attempt() {
        fails(UndeliverableException.blocked("DIGITS"), 1);
        assertThat(delivery.handle(ID)).isEqualTo(new TaskOutcome.Done());
        verify(outbox).givenUp(ID, "BLOCKED_DIGITS", NOW);
        assertThat(openedWorkItem().because()).contains("BLOCKED_DIGITS");
    }

    @Test
    void a_notice_whose_look_fails_waits_and_opens_one_work_item() {
        fails(new IllegalStateException("no plan"), 0);
        when(outbox.retryAt(any(), any(), any())).thenReturn(false);

        assertThat(delivery.handle(ID)).isEqualTo(new TaskOutcome.Again(NOW.plusSeconds(10)));

        verify(outbox).postponed(ID, NOW.plusSeconds(10));
        WorkItem opened = openedWorkItem();
        assertThat(opened.kind()).isEqualTo(WorkItem.Kind.LOOK_FAILED);
        assertThat(opened.because()).contains("7KQ4ZT", "IllegalStateException").doesNotContain("no plan");
        when(workItems.of(CITIZEN)).thenReturn(Map.of(opened.key(), WorkItem.State.OPEN));
        delivery.handle(ID);
        assertThat(openedWorkItem()).isEqualTo(opened);
    }

    @Test
    void a_database_failure_is_not_counted_as_an_attempt() {
        for (RuntimeException databaseFailure : List.of(new DataAccessResourceFailureException("database down"),
            new CannotCreateTransactionException("database down"))) {
            routeFailsWith(databaseFailure);
            assertThatThrownBy(() -> delivery.handle(ID)).hasRootCause(databaseFailure);
        }
        verifyNoInteractions(outbox, workItems);
    }

    private void fails(Exception cause, int attempts) {
        routeFailsWith(cause);
        DueNotification due = mock(DueNotification.class);
        when(due.id()).thenReturn(ID);
        when(due.occasion()).thenReturn(new OccasionId(UUID.randomUUID()));
        when(due.citizen()).thenReturn(CITIZEN);
        when(due.reference()).thenReturn("7KQ4ZT");
        when(due.channel()).thenReturn(Channel.SMS);
        when(due.attempts()).thenReturn(attempts);
        when(outbox.claim(ID)).thenReturn(Optional.of(due));
        when(outbox.retryAt(any(), any(), any())).thenReturn(true);
    }

    private void routeFailsWith(Exception cause) {
        CamelExecutionException failed = new CamelExecutionException("failed", new DefaultExchange(new DefaultCamelContext()), cause);
        doThrow(failed).when(camel).requestBody(anyString(), any(), eq(TaskOutcome.class));
    }

    private WorkItem openedWorkItem() {
        ArgumentCaptor<WorkItem> item = ArgumentCaptor.forClass(WorkItem.class);
        verify(workItems).open(any(), eq(Optional.of(CITIZEN)), item.capture(), eq(NOW));
        return item.getValue();
    }

    private static TransactionTemplate transactions() {
        TransactionTemplate template = mock(TransactionTemplate.class);
        when(template.execute(any())).thenAnswer(call -> call.<TransactionCallback<?>>getArgument(0).doInTransaction(null));
        return template;
    }
}
