package dk.broen.routes.unread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.queue.UnitQueues;
import dk.broen.domain.terms.NotificationId;
import dk.broen.routes.delivery.SettleUnread;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class TellElsewhereTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_leaves_the_queue_exactly_if_it_is_told_elsewhere_and_else_nothing_is_stored(boolean told) throws Exception {
        DueNotification notice = mock(DueNotification.class);
        when(notice.id()).thenReturn(new NotificationId(UUID.randomUUID()));
        SettleUnread settle = mock(SettleUnread.class);
        when(settle.ask(notice)).thenReturn(ConsentAnswers.NONE);
        when(settle.settle(notice, ConsentAnswers.NONE)).thenReturn(told);
        UnitQueues queues = mock(UnitQueues.class);
        AtomicBoolean left = new AtomicBoolean(!told);
        when(queues.takeOff(any(), any(), any())).thenAnswer(call -> {
            left.set(call.<BooleanSupplier>getArgument(2).getAsBoolean());
            return left.get();
        });
        SimpleTransactionStatus transaction = new SimpleTransactionStatus();
        PlatformTransactionManager manager = mock(PlatformTransactionManager.class);
        when(manager.getTransaction(any())).thenReturn(transaction);

        new TellElsewhere(queues, settle, new TransactionTemplate(manager)).tell(new UnreadNotice("a queue", notice));

        assertThat(left.get()).isEqualTo(told);
        assertThat(transaction.isRollbackOnly()).isEqualTo(!told);
    }
}
