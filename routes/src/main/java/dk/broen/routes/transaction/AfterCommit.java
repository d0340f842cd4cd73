package dk.broen.routes.transaction;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Delays log lines and counters until the transaction has committed. Without it, a message that is retried would be logged and counted
 * twice.
 */
public final class AfterCommit {
    private AfterCommit() {
    }

    /** Runs the action after the commit; at once if no transaction is open; not at all if the transaction is rolled back. */
    public static void run(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
