package dk.broen.routes.staging;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Looks in which transaction a step runs, and how it ends. */
public final class WatchedTransaction implements Processor {
    private final AtomicReference<State> state = new AtomicReference<>(State.NOT_REACHED);

    /** What is known of the transaction of the step. */
    public enum State { NOT_REACHED, NO_TRANSACTION, OPEN, COMMITTED, ROLLED_BACK }

    @Override
    public void process(Exchange exchange) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            state.set(State.NO_TRANSACTION);
            return;
        }
        state.set(State.OPEN);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                state.set(status == STATUS_COMMITTED ? State.COMMITTED : State.ROLLED_BACK);
            }
        });
    }

    public State state() {
        return state.get();
    }
}
